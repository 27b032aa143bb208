/*
 * The runtime that wabt 1.0.39's wasm2c expects, cut down to what a core without imports, table and floats needs: its
 * one memory lies inside the instance, is as large as the core's memory in use (CORE_MEMORY_BYTES) and never grows.
 */
#ifndef WASM_RT_H_
#define WASM_RT_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifndef CORE_MEMORY_BYTES
#error "give -DCORE_MEMORY_BYTES=<bytes of linear memory>"
#endif

#define LIKELY(condition) __builtin_expect(!!(condition), 1)
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)

#define WABT_BIG_ENDIAN 0
#define WASM_RT_USE_SEGUE 0
#define WASM_RT_SANITY_CHECKS 0
#define WASM_RT_STACK_DEPTH_COUNT 0
/* Every access is checked against the size; there are no guard pages on a microcontroller. */
#define WASM_RT_MEMCHECK_GUARD_PAGES 0

#define wasm_rt_memcpy __builtin_memcpy

typedef enum {
  WASM_RT_TRAP_NONE,
  WASM_RT_TRAP_OOB,
  WASM_RT_TRAP_INT_OVERFLOW,
  WASM_RT_TRAP_DIV_BY_ZERO,
  WASM_RT_TRAP_INVALID_CONVERSION,
  WASM_RT_TRAP_UNREACHABLE,
  WASM_RT_TRAP_CALL_INDIRECT,
  WASM_RT_TRAP_EXHAUSTION,
} wasm_rt_trap_t;

typedef enum {
  WASM_RT_I32,
  WASM_RT_I64,
  WASM_RT_F32,
  WASM_RT_F64,
  WASM_RT_V128,
  WASM_RT_FUNCREF,
  WASM_RT_EXTERNREF,
} wasm_rt_type_t;

typedef struct {
  uint32_t size;
  uint8_t data[CORE_MEMORY_BYTES] __attribute__((aligned(8)));
} wasm_rt_memory_t;

/* Named by wasm2c's prologue, used by no core: it has no table. */
typedef const char *wasm_rt_func_type_t;
typedef void (*wasm_rt_function_ptr_t)(void);
typedef struct {
  void (*fn)(void **, void *, void *);
} wasm_rt_tailcallee_t;
typedef struct {
  wasm_rt_func_type_t func_type;
  wasm_rt_function_ptr_t func;
  wasm_rt_tailcallee_t func_tailcallee;
  void *module_instance;
} wasm_rt_funcref_t;
typedef void *wasm_rt_externref_t;
typedef struct {
  wasm_rt_funcref_t *data;
  uint32_t max_size;
  uint32_t size;
} wasm_rt_funcref_table_t;
typedef struct {
  wasm_rt_externref_t *data;
  uint32_t max_size;
  uint32_t size;
} wasm_rt_externref_table_t;
#define wasm_rt_funcref_null_value ((wasm_rt_funcref_t){0})
#define wasm_rt_externref_null_value ((wasm_rt_externref_t)0)

_Noreturn void wasm_rt_trap(wasm_rt_trap_t trap);

static inline bool wasm_rt_is_initialized(void) { return true; }

/* Clears the memory: a core that is started anew after a trap finds zeros, as after power-on. */
static inline void wasm_rt_allocate_memory(wasm_rt_memory_t *memory, uint64_t initial_pages, uint64_t maximum_pages,
                                           bool is64, uint32_t page_bytes) {
  (void)initial_pages, (void)maximum_pages, (void)is64, (void)page_bytes;
  memory->size = CORE_MEMORY_BYTES;
  __builtin_memset(memory->data, 0, sizeof memory->data);
}

static inline void wasm_rt_free_memory(wasm_rt_memory_t *memory) { (void)memory; }

/*
 * Loads and stores, put in place of wasm2c's by make/translate.ts. Two things differ:
 *
 * They read and write the memory directly. wasm2c's go through memcpy, which a Cortex-M0+ without unaligned access can
 * only do byte by byte, at three to four times the cycles. Each address must therefore be aligned to its size.
 *
 * WebAssembly's address is a 32-bit base plus a constant offset, the sum having 33 bits (WebAssembly specification 2.0,
 * section 4.4.7). The base is compared with what the offset leaves, so that one 32-bit comparison says the same as
 * wasm2c's comparison of the 64-bit sum, and no sum can wrap.
 */
#define WASM_RT_CHECK(base, offset, type)                                                                            \
  if (UNLIKELY((offset) > CORE_MEMORY_BYTES - sizeof(type) || (base) > CORE_MEMORY_BYTES - sizeof(type) - (offset))) \
  wasm_rt_trap(WASM_RT_TRAP_OOB)

#define WASM_RT_DEFINE_LOAD(name, cell_type, wide_type, value_type, force_read)                                    \
  static inline __attribute__((always_inline)) value_type name##_at(const wasm_rt_memory_t *memory, uint32_t base, \
                                                                    uint32_t offset) {                             \
    typedef cell_type __attribute__((may_alias)) cell;                                                             \
    WASM_RT_CHECK(base, offset, cell_type);                                                                        \
    cell_type result = *(const cell *)(const void *)&memory->data[base + offset];                                  \
    force_read(result);                                                                                            \
    return (value_type)(wide_type)result;                                                                          \
  }

#define WASM_RT_DEFINE_STORE(name, cell_type, value_type)                                              \
  static inline __attribute__((always_inline)) void name##_at(wasm_rt_memory_t *memory, uint32_t base, \
                                                              uint32_t offset, value_type value) {     \
    typedef cell_type __attribute__((may_alias)) cell;                                                 \
    WASM_RT_CHECK(base, offset, cell_type);                                                            \
    *(cell *)(void *)&memory->data[base + offset] = (cell_type)value;                                  \
  }

#endif
