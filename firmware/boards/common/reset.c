#include "reset.h"

#include <stdint.h>

#include "board.h"

/* Places named by the linker script; only their addresses count. */
extern uint32_t link_data_start[], link_data_end[], link_zero_start[], link_zero_end[];
extern const uint32_t link_data_load[];

int main(void);

/* Data into RAM, zeros behind them. */
_Noreturn void reset(void) {
  const uint32_t *from = link_data_load;
  for (uint32_t *to = link_data_start; to < link_data_end;) *to++ = *from++;
  for (uint32_t *to = link_zero_start; to < link_zero_end;) *to++ = 0;
  main();
  board_halt();
}
