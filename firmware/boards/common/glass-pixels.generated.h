/* Generated from hardware-docs/glass.json and glass-pixels.json by "npm run generate". Change the tables, not this file. */
#ifndef TALKODE_GLASS_PIXELS_H
#define TALKODE_GLASS_PIXELS_H

#include <stdint.h>

#define DISPLAY_WIDTH 128
#define DISPLAY_HEIGHT 64
#define FRAME_BITS 128

/* A run of pixels in one row of the display, from first to last, both lit. */
typedef struct {
  uint8_t row, first, last;
} glass_span;

/* One of glass-pixels-<model>.generated.c is linked. Segment n (a bit of the frame) takes the spans from
 * GLASS_FIRST_SPAN[n] up to GLASS_FIRST_SPAN[n + 1]; none where the model has no such segment. */
extern const glass_span GLASS_SPANS[];
extern const uint16_t GLASS_FIRST_SPAN[FRAME_BITS + 1];

#endif
