#include "voice.h"

#include <string.h>

#include "board.h"
#include "core-host.h"

void voice_give(void) {
  const uint8_t *wanted = core_buffer(BUFFER_VOICE_WANTED);
  uint32_t offset = core_word(wanted);
  uint32_t length = core_word(wanted + 4);
  uint32_t image_bytes;
  const uint8_t *image = board_voice(&image_bytes);
  bool has_all =
      image != NULL && length <= VOICE_WINDOW_BYTES && offset <= image_bytes && length <= image_bytes - offset;
  if (has_all) memcpy(core_buffer(BUFFER_VOICE_WINDOW), image + offset, length);
  w2c_core_voiceGiven(&core_instance, has_all ? length : 0);
}
