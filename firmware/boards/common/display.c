/*
 * Only the pixels of segments that changed are touched, and of each page (8 rows) only the columns from the first to
 * the last touched one are sent. No pixel belongs to two segments that are lit at the same time (hardware-docs/
 * glass-pixels.json), so a segment that changes toggles its own, in whatever order. The controller changes light and
 * dark.
 */
#include "display.h"

#include <stdbool.h>
#include <string.h>

#include "board.h"
#include "contract.generated.h"
#include "glass-pixels.generated.h"
#include "ssd1306.h"

#define PAGES (DISPLAY_HEIGHT / GLASS_PAGE_ROWS)

_Static_assert(FRAME_BITS == FRAME_BYTES * 8, "the glass and the core disagree about the frame");

typedef struct {
  uint8_t first, last;
} column_range;

/* What the controller's memory holds. A byte is a column of a page, its lowest bit on top. */
static uint8_t pixels[PAGES][DISPLAY_WIDTH];
static uint8_t shown[FRAME_BYTES];
static column_range touched[PAGES];
static bool is_on;
static bool is_inverse;

static void touch_nothing(void) {
  for (uint32_t page = 0; page < PAGES; page++) touched[page] = (column_range){DISPLAY_WIDTH, 0};
}

static void toggle_strip(const glass_strip *strip) {
  uint8_t *page = pixels[strip->page];
  for (uint32_t column = strip->first; column <= strip->last; column++) page[column] ^= strip->rows;
  column_range *range = &touched[strip->page];
  if (strip->first < range->first) range->first = strip->first;
  if (strip->last > range->last) range->last = strip->last;
}

static void toggle_segment(uint32_t segment) {
  for (uint32_t i = GLASS_FIRST_STRIP[segment]; i < GLASS_FIRST_STRIP[segment + 1]; i++) toggle_strip(&GLASS_STRIPS[i]);
}

static bool is_dark(const uint8_t *frame) {
  for (uint32_t i = 0; i < FRAME_BYTES; i++)
    if (frame[i] != 0) return false;
  return true;
}

void display_reset(void) {
  if (!board_display_present()) return;
  memset(pixels, 0, sizeof pixels);
  memset(shown, 0, sizeof shown);
  is_on = false;
  is_inverse = false;
  ssd1306_start();
  for (uint32_t page = 0; page < PAGES; page++) ssd1306_write(page, 0, pixels[page], DISPLAY_WIDTH);
}

void display_show(const uint8_t *frame) {
  if (!board_display_present()) return;
  touch_nothing();
  for (uint32_t i = 0; i < FRAME_BYTES; i++) {
    uint32_t changed = frame[i] ^ shown[i];
    for (uint32_t segment = i * 8; changed != 0; segment++, changed >>= 1)
      if (changed & 1) toggle_segment(segment);
  }
  memcpy(shown, frame, FRAME_BYTES);
  for (uint32_t page = 0; page < PAGES; page++) {
    const column_range *range = &touched[page];
    if (range->first <= range->last)
      ssd1306_write(page, range->first, &pixels[page][range->first], range->last - range->first + 1u);
  }
  bool inverse = ((frame[GLASS_INVERSE / 8] >> (GLASS_INVERSE % 8)) & 1) != 0;
  if (inverse != is_inverse) ssd1306_invert(inverse);
  is_inverse = inverse;
  /* A dark panel draws current all the same while it is on. */
  bool wanted = !is_dark(frame);
  if (wanted != is_on) ssd1306_turn(wanted);
  is_on = wanted;
}
