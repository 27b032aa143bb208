/* Generated from hardware-docs/glass.json and glass-pixels.json by "npm run generate". Change the tables, not this
 * file. */
#ifndef TALKODE_GLASS_PIXELS_H
#define TALKODE_GLASS_PIXELS_H

#include <stdint.h>

#define DISPLAY_WIDTH 128
#define DISPLAY_HEIGHT 64
#define FRAME_BITS 128
#define GLASS_PAGE_ROWS 8
/* Not a segment: light and dark are changed. */
#define GLASS_INVERSE 121

/* Columns first to last of a page (eight rows of the display): bit n of rows is row n of the page. */
typedef struct {
  uint8_t page, first, last, rows;
} glass_strip;

/* One of glass-pixels-<model>.generated.c is linked. Segment n (a bit of the frame) takes the strips from
 * GLASS_FIRST_STRIP[n] up to GLASS_FIRST_STRIP[n + 1]; none where the model has no such segment. */
extern const glass_strip GLASS_STRIPS[];
extern const uint16_t GLASS_FIRST_STRIP[FRAME_BITS + 1];

#endif
