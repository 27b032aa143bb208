#include "board.h"
#include "loop.h"
#include "stack.h"

int main(void);

int main(void) {
  stack_paint();
  board_start();
  loop_run(false);
}
