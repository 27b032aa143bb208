/* The voice image behind the firmware, a window of it at a time. */
#ifndef TALKODE_VOICE_H
#define TALKODE_VOICE_H

/* Effect voice: lays the wanted bytes in voiceWindow. */
void voice_give(void);

#endif
