#include "link-lines.h"

#include "board.h"
#include "core-host.h"

#define RING_BYTES 512u
#define RING_MASK (RING_BYTES - 1)
#define ROOM_POLL_MS 1u
/* The longest answer is out over the UART in 11 ms; the keys wait meanwhile. */
#define ROOM_PATIENCE_MS 30u
#define FRAME_END 0u
/* No frame is that long before its end. Of a longer one no more is kept: enough for the core to see that it is. */
#define MAXIMUM_FRAME_BYTES 252u

/* One side writes `in`, the other `out`; both count on and are taken modulo the size. */
typedef struct {
  volatile uint32_t in;
  volatile uint32_t out;
  uint8_t bytes[RING_BYTES];
} ring;

typedef struct {
  ring received;
  ring sending;
  /* Up to here the received bytes are whole frames; what follows waits for its end. */
  volatile uint32_t framed;
  /* How often its far end went away. */
  volatile uint32_t abandoned;
  /* Nobody took what waited, up to here of what was sent: no answer waits until somebody has. */
  bool is_unread;
  uint32_t unread_since;
} link_line;

static link_line lines[LINK_LINES];
/* Whose frame the core took last, and gets what it sends. */
static uint32_t current;
/* It has taken the beginning of a frame: the rest comes before any other. */
static bool is_within_frame;
/* A frame was completed since the core was offered some last. */
static volatile bool has_news;

static uint32_t fill_of(const ring *which) { return which->in - which->out; }
static uint32_t offerable(const link_line *line) { return line->framed - line->received.out; }

void link_received(uint32_t number, uint8_t byte) {
  link_line *line = &lines[number];
  ring *received = &line->received;
  if (byte != FRAME_END && received->in - line->framed == MAXIMUM_FRAME_BYTES) return;
  if (fill_of(received) == RING_BYTES) return;
  received->bytes[received->in & RING_MASK] = byte;
  received->in++;
  if (byte != FRAME_END) return;
  line->framed = received->in;
  has_news = true;
}

int32_t link_next_to_send(uint32_t number) {
  ring *sending = &lines[number].sending;
  if (fill_of(sending) == 0) return -1;
  uint8_t byte = sending->bytes[sending->out & RING_MASK];
  sending->out++;
  return byte;
}

void link_abandoned(uint32_t number) {
  link_line *line = &lines[number];
  line->abandoned++;
  line->received.in = line->framed;
  line->sending.out = line->sending.in;
}

void link_reset(void) {
  for (uint32_t i = 0; i < LINK_LINES; i++) lines[i].received.out = lines[i].framed;
  is_within_frame = false;
  has_news = false;
}

bool link_is_waiting(void) { return has_news; }
void link_set_waiting(bool is_waiting) { has_news = is_waiting; }
void link_held_up(void) { has_news = true; }

uint32_t link_next_line(void) {
  if (is_within_frame) return current;
  for (uint32_t after = 1; after <= LINK_LINES; after++) {
    uint32_t line = (current + after) % LINK_LINES;
    if (offerable(&lines[line]) > 0) return line;
  }
  return LINK_LINES;
}

uint32_t link_peek(uint32_t number, uint8_t *to) {
  const ring *received = &lines[number].received;
  uint32_t most = offerable(&lines[number]);
  uint32_t count = 0;
  for (; count < LINK_RX_BYTES && count < most; count++)
    to[count] = received->bytes[(received->out + count) & RING_MASK];
  return count;
}

void link_take(uint32_t number, uint32_t count) {
  ring *received = &lines[number].received;
  received->out += count;
  current = number;
  is_within_frame = received->bytes[(received->out - 1) & RING_MASK] != FRAME_END;
}

/*
 * False: nobody takes what waits. Waits for that but once: a host that reads nothing must not hold the keys up with
 * each of its requests.
 */
static bool wait_for_room(link_line *line, uint32_t bytes) {
  const ring *sending = &line->sending;
  uint32_t since_ms = board_uptime_ms();
  while (RING_BYTES - fill_of(sending) < bytes) {
    if (line->is_unread && sending->out == line->unread_since) return false;
    if (board_uptime_ms() - since_ms > ROOM_PATIENCE_MS) {
      line->is_unread = true;
      line->unread_since = sending->out;
      return false;
    }
    board_interrupts(false);
    if (RING_BYTES - fill_of(sending) < bytes) board_wait(ROOM_POLL_MS);
    board_interrupts(true);
  }
  line->is_unread = false;
  return true;
}

/* What nobody takes is let go: its host asks again. */
void link_send(void) {
  uint32_t length = w2c_core_linkPending(&core_instance);
  const uint8_t *from = core_buffer(BUFFER_LINK_TX);
  link_line *line = &lines[current];
  ring *sending = &line->sending;
  uint32_t abandoned = line->abandoned;
  if (wait_for_room(line, length)) {
    uint32_t in = sending->in;
    for (uint32_t i = 0; i < length; i++) sending->bytes[(in + i) & RING_MASK] = from[i];
    /* Not for a host that comes after the one that asked; and no interrupt sees the count before the bytes. */
    board_interrupts(false);
    if (line->abandoned == abandoned) sending->in = in + length;
    board_interrupts(true);
  }
  w2c_core_linkTaken(&core_instance, length);
  board_link_send(current);
}
