#include "link.h"

#include "board.h"
#include "core-host.h"
#include "core-turn.h"
#include "link-lines.h"

/* In one round: keys and sound get their turn between, however much a host sends. */
#define MAXIMUM_OFFERS 2u

/* Offers what the line has; gives how much the core took. It takes nothing before its last answer is out. */
static uint32_t offer(uint32_t line) {
  core_tick();
  uint32_t offered = link_peek(line, core_buffer(BUFFER_LINK_RX));
  uint32_t taken = w2c_core_linkReceive(&core_instance, offered);
  if (taken > 0) link_take(line, taken);
  core_carry_out();
  return taken;
}

/* Gives whether there is more. */
static bool offer_what_waits(void) {
  for (uint32_t offers = 0; offers < MAXIMUM_OFFERS; offers++) {
    uint32_t line = link_next_line();
    if (line == LINK_LINES || offer(line) == 0) return false;
  }
  return true;
}

/* The core takes one request at a time: what it leaves is offered again when something else has happened. */
void link_step(void) {
  link_set_waiting(false);
  if (offer_what_waits()) link_set_waiting(true);
  for (uint32_t line = 0; line < LINK_LINES; line++) board_link_receive(line);
}
