/*
 * The runtime that wabt 1.0.39's wasm2c expects, cut down to what a core without imports, table and floats needs: its
 * one memory lies inside the instance, is as large as the core's memory in use (CORE_MEMORY_BYTES) and never grows.
 */
#ifndef WASM_RT_H_
#define WASM_RT_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

static inline void wasm_rt_allocate_memory(wasm_rt_memory_t *memory, uint64_t initialPages,
                                           uint64_t maximumPages, bool is64, uint32_t pageBytes) {
  (void)initialPages, (void)maximumPages, (void)is64, (void)pageBytes;
  memory->size = CORE_MEMORY_BYTES;
  memset(memory->data, 0, sizeof memory->data);
}

static inline void wasm_rt_free_memory(wasm_rt_memory_t *memory) { (void)memory; }

#endif
