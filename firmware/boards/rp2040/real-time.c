/*
 * The real-time clock block (section 4.8). It loses its time with the power. After a reset that left it running it is
 * still right: it is read once, at the start, and the timer counts on from there. At power-on it begins at 1970, which
 * is "since power-on": such a token has no time until set-clock gives it one.
 */
#include "board.h"
#include "clock.h"
#include "pins.h"
#include "resets.h"
#include "start.h"

/* 12 MHz / 256 = 46875 Hz (section 4.8.2 allows up to 65536). */
#define RTC_CLOCK_DIVIDER 256u
#define RTC_HZ (CLOCK_HZ / RTC_CLOCK_DIVIDER)
#define DIVIDER_WHOLE(divider) ((uint32_t)(divider) << 8)

/* Fields of RTC_DATE and RTC_SETUP_DATE, of RTC_TIME and RTC_SETUP_TIME (section 4.8.6). */
#define YEAR(word) ((word) >> 12 & 0xfffu)
#define MONTH(word) ((word) >> 8 & 0xfu)
#define DAY(word) ((word) & 0x1fu)
#define HOUR(word) ((word) >> 16 & 0x1fu)
#define MINUTE(word) ((word) >> 8 & 0x3fu)
#define SECOND(word) ((word) & 0x3fu)
#define DATE_1970_01_01 (1970u << 12 | 1u << 8 | 1u)
#define TIME_THURSDAY_0_00 (4u << 24)

#define MS_PER_SECOND 1000u
#define SECONDS_PER_DAY 86400u

static uint64_t started_unix_ms;

/* Days from 1970-01-01, for years from 1970 on in the Gregorian calendar, counting years from March. */
static uint32_t days_to(uint32_t year, uint32_t month, uint32_t day) {
  uint32_t shifted_month = month > 2 ? month - 3 : month + 9;
  uint32_t shifted_year = month > 2 ? year : year - 1;
  uint32_t leap_days = shifted_year / 4 - shifted_year / 100 + shifted_year / 400;
  /* 719468: the same count for 1970-01-01, from 0000-03-01. */
  return 365 * shifted_year + leap_days + (153 * shifted_month + 2) / 5 + day - 1 - 719468;
}

/*
 * The block tells whole seconds: the time is up to one later. It is taken for as late as it can be, since a token that
 * finds its time before the one in its record takes its clock for one that runs backwards.
 */
static uint64_t read_unix_ms(void) {
  uint32_t time = RTC_TIME;
  uint32_t date = RTC_DATE;
  uint32_t seconds_of_day = (HOUR(time) * 60 + MINUTE(time)) * 60 + SECOND(time);
  uint64_t seconds = (uint64_t)days_to(YEAR(date), MONTH(date), DAY(date)) * SECONDS_PER_DAY + seconds_of_day;
  return seconds * MS_PER_SECOND + MS_PER_SECOND - 1;
}

void real_time_start(void) {
  CLK_RTC_DIV = DIVIDER_WHOLE(RTC_CLOCK_DIVIDER);
  CLK_RTC_CTRL = CLK_CTRL_ENABLE | CLK_AUXSRC_XOSC;
  resets_release(RESETS_RTC);
  bool is_running = (RTC_CONTROL & RTC_CONTROL_ACTIVE) != 0;
  if (is_running) {
    started_unix_ms = read_unix_ms();
    return;
  }
  RTC_DIVIDER_LESS_1 = RTC_HZ - 1;
  RTC_SETUP_DATE = DATE_1970_01_01;
  RTC_SETUP_TIME = TIME_THURSDAY_0_00;
  RTC_CONTROL = RTC_CONTROL_LOAD;
  RTC_CONTROL = RTC_CONTROL_ENABLE;
}

/* Of 64 bits: it goes on where the uptime's 32 bits wrap, after 49 days. */
uint64_t board_rtc_ms(void) { return started_unix_ms + clock_uptime_ms(); }
