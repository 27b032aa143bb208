/*
 * Only the pixels of segments that changed are touched, and of each page (8 rows) only the columns from the first to the
 * last touched one are sent. No pixel belongs to two segments (hardware-docs/glass-pixels.json).
 */
#include "display.h"

#include <stdbool.h>
#include <string.h>

#include "board.h"
#include "contract.generated.h"
#include "glass-pixels.generated.h"
#include "ssd1306.h"

#define ROWS_PER_PAGE 8u
#define PAGES (DISPLAY_HEIGHT / ROWS_PER_PAGE)

_Static_assert(FRAME_BITS == FRAME_BYTES * 8, "the glass and the core disagree about the frame");

typedef struct {
  uint8_t first, last;
} column_range;

/* What the controller's memory holds. A byte is a column of a page, its lowest bit on top. */
static uint8_t pixels[PAGES][DISPLAY_WIDTH];
static uint8_t shown[FRAME_BYTES];
static column_range touched[PAGES];
static bool is_on;

static void touch_nothing(void) {
  for (uint32_t page = 0; page < PAGES; page++) touched[page] = (column_range){DISPLAY_WIDTH, 0};
}

static void draw_span(const glass_span *span, bool lit) {
  uint32_t page = span->row / ROWS_PER_PAGE;
  uint8_t bit = (uint8_t)(1u << span->row % ROWS_PER_PAGE);
  for (uint32_t column = span->first; column <= span->last; column++) {
    if (lit) pixels[page][column] |= bit;
    else pixels[page][column] &= (uint8_t)~bit;
  }
  column_range *range = &touched[page];
  if (span->first < range->first) range->first = span->first;
  if (span->last > range->last) range->last = span->last;
}

static void draw_segment(uint32_t segment, bool lit) {
  for (uint32_t i = GLASS_FIRST_SPAN[segment]; i < GLASS_FIRST_SPAN[segment + 1]; i++) draw_span(&GLASS_SPANS[i], lit);
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
  ssd1306_start();
  for (uint32_t page = 0; page < PAGES; page++) ssd1306_write(page, 0, pixels[page], DISPLAY_WIDTH);
}

void display_show(const uint8_t *frame) {
  if (!board_display_present()) return;
  touch_nothing();
  for (uint32_t segment = 0; segment < FRAME_BITS; segment++) {
    uint8_t bit = (uint8_t)(1u << segment % 8);
    bool lit = (frame[segment / 8] & bit) != 0;
    if (lit != ((shown[segment / 8] & bit) != 0)) draw_segment(segment, lit);
  }
  memcpy(shown, frame, FRAME_BYTES);
  for (uint32_t page = 0; page < PAGES; page++) {
    const column_range *range = &touched[page];
    if (range->first <= range->last)
      ssd1306_write(page, range->first, &pixels[page][range->first], range->last - range->first + 1u);
  }
  /* A dark panel draws current all the same while it is on. */
  bool wanted = !is_dark(frame);
  if (wanted != is_on) ssd1306_turn(wanted);
  is_on = wanted;
}
