/* The core's contract for the boards. Generated from hardware-docs/core.json by "npm run generate". Change the table,
 * not this file. */
#ifndef TALKODE_CONTRACT_H
#define TALKODE_CONTRACT_H

#define CORE_ABI_VERSION 4
#define FIRMWARE_VERSION_MAJOR 0
#define FIRMWARE_VERSION_MINOR 1
#define FIRMWARE_VERSION_PATCH 0

/* --- Models --- */

/* Code display */
#define MODEL_CODE_DISPLAY 1
/* Code reader */
#define MODEL_CODE_READER 2

/* --- Boot flags --- */

/* a development image: plain provisioning, erase and the test calculations are allowed */
#define BOOT_DEVELOPMENT 1u
/* the host restarted the core after a trap: show the fault, no code */
#define BOOT_AFTER_TRAP 2u

/* --- Effects --- */

/* the frame has changed: draw it */
#define EFFECT_FRAME 1u
/* there is something to hear: pull renderAudio, from now on and in step with time, until it gives fewer samples than
 * asked for and wants no voice bytes */
#define EFFECT_AUDIO 2u
/* voice bytes are wanted: lay voiceWanted's range of the voice image in voiceWindow, then call voiceGiven */
#define EFFECT_VOICE 4u
/* bytes wait in linkTx: send linkPending() of them, then call linkTaken */
#define EFFECT_LINK 8u
/* a request waits in storageRequest: carry it out, then call storageDone */
#define EFFECT_STORAGE 16u
/* the glass is off and nothing is pending, to be heard or to be felt: the chip may sleep until a key or a link byte */
#define EFFECT_SLEEP 32u
/* random bytes are wanted, for a request that needs them: fill the buffer entropy, then call entropy. A host that
 * offers link bytes instead is taken for one without a source */
#define EFFECT_ENTROPY 64u
/* the motor is to start or to stop: do what motor() says */
#define EFFECT_MOTOR 128u

/* --- Buffers: their place in the layout table, and their size --- */

/* one bit per segment, segment n is bit n % 8 of byte n / 8 */
#define BUFFER_FRAME 0
/* the host lays received serial bytes here, then calls linkReceive */
#define BUFFER_LINK_RX 1
/* serial bytes to send, the first linkPending() are valid; as many as the longest answer of link.json takes */
#define BUFFER_LINK_TX 2
/* at boot: the record page (first 256 bytes) of each of the two slots, in order */
#define BUFFER_STORAGE_IMAGE 3
/* u32 operation, u32 offset, u32 length, u32 unused, then the bytes to program */
#define BUFFER_STORAGE_REQUEST 4
/* signed 16-bit samples of the last renderAudio, little-endian */
#define BUFFER_PCM 5
/* what began and ended in the last renderAudio: u32 count, u32 unused, then up to 7 marks: u16 sample in pcm at which,
 * u16 clip (pack * 256 + index; tones are pack 255), u8 kind (1 begins, 2 ends, 3 is cut short), u8 language, u16
 * unused */
#define BUFFER_AUDIO_MARKS 6
/* u32 offset in the voice image, u32 length in bytes */
#define BUFFER_VOICE_WANTED 7
/* the host lays wanted voice bytes here, then calls voiceGiven */
#define BUFFER_VOICE_WINDOW 8
/* the host lays wanted random bytes here, then calls entropy */
#define BUFFER_ENTROPY 9
/* all memory in use, from address 0: a copy of it is a snapshot */
#define BUFFER_STATE 10
#define BUFFER_COUNT 11
#define FRAME_BYTES 16
#define LINK_RX_BYTES 128
#define LINK_TX_BYTES 74
#define STORAGE_IMAGE_BYTES 512
#define STORAGE_REQUEST_BYTES 272
#define PCM_BYTES 512
#define AUDIO_MARKS_BYTES 64
#define VOICE_WANTED_BYTES 8
#define VOICE_WINDOW_BYTES 512
#define ENTROPY_BYTES 32

/* --- Storage --- */

#define STORAGE_SLOTS 2
#define STORAGE_SECTOR_BYTES 4096
#define STORAGE_PAGE_BYTES 256
/* set the sector at offset to 0xFF */
#define STORAGE_ERASE 1
/* clear bits: length bytes at offset, never across a page */
#define STORAGE_PROGRAM 2

/* --- Sound --- */

#define SAMPLE_RATE 16000
/* the clip's or tone's first sample */
#define MARK_BEGINS 1
/* the sample after its last */
#define MARK_ENDS 2
/* it was stopped here */
#define MARK_CUT 3

#endif
