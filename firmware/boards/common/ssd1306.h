/* The controller of the usual 128 x 64 OLED modules: SSD1306 datasheet, revision 1.1. */
#ifndef TALKODE_SSD1306_H
#define TALKODE_SSD1306_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Resets and sets up the controller; the panel stays off, the memory holds anything. */
void ssd1306_start(void);

/* Columns of one page (8 rows), from `column` on. */
void ssd1306_write(uint32_t page, uint32_t column, const uint8_t *bytes, size_t length);

/* The panel on, or off and asleep; the memory stays. */
void ssd1306_turn(bool on);

/* Changes light and dark, whatever the memory holds (10.1.10). */
void ssd1306_invert(bool inverse);

#endif
