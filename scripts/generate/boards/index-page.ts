/** The page that leads to the boards and says how to wire one. */
import { CORE, LINK } from '../tables.ts';
import { hertz, table } from './page.ts';
import { allNets, type Board } from './read.ts';

const has = (board: Board, net: string): boolean => allNets(board).some((each) => each.net === net);

function boardRow(board: Board): string[] {
  const { hardware, chip } = board;
  const model = CORE.models.find(({ name }) => name === board.model)?.title ?? board.model;
  return [
    `[${hardware.name}](${board.id}.md)`,
    model,
    `${chip.name}, ${hertz(hardware.clock.hz)}`,
    has(board, 'AUDIO_PWM') ? 'yes' : 'none',
    hardware.flash.slots.length > 0 ? 'in flash' : 'in RAM: lost with the power',
    hardware.entropy.source ?? 'none',
    hardware.readOutProtection.register ?? 'none',
    hardware.emulator.name,
  ];
}

const refused = LINK.messages.filter((each) => each.developmentOnly).map(({ name }) => `\`${name}\``);
const PRODUCTION_REFUSES = `${refused.slice(0, -1).join(', ')} and ${refused.at(-1)}`;

export function boardsIndexPage(boards: readonly Board[]): string {
  return `<!-- Generated from hardware-docs/boards by "npm run generate". Change scripts/generate/boards/index-page.ts, not this page. -->

# Boards

The same core that runs in the browser runs on these boards, byte for byte. \`npm run boards\` builds their images.

**No physical board has run any of this yet.** The images run in emulators, and only what an emulator models has been
tried; each board's page says what that leaves out. Pins, parts and currents come from data sheets and other people's
files, some from memory: every page says which. Wiring pictures are generated from the data, nobody has soldered them.

${table(['board', 'model', 'chip', 'sound', 'record', 'entropy', 'read-out protection', 'runs in'], boards.map(boardRow))}

## What you build is not MitID

The two models are shaped after devices that people in Denmark know, the code display and the code reader. That likeness
ends at how they are worked:

- **It logs in nowhere but at your own verifier.** A board built from this page cannot be activated with MitID, today or
  later, whatever secret is written into it. Its codes are right only for a service that you run yourself.
- **It replaces no lost device.** Whoever needs a MitID code display or code reader orders it from MitID. Do not give this one
  to somebody who expects that: they would stand without a log-in when they need it.
- **Never type a real MitID user ID, code or password into anything here**, and do not follow anybody who asks for them in
  its name. Nothing in Talkode needs them.
- **Do not dress it up.** No MitID name, logo or colours on a case: a token that passes for another can be passed off as
  one.
- **It is a development board, and does not protect its secret.** Whoever holds it can read the flash over the debug pins or
  the boot loader. Its development image takes a secret in plain over the link and can be erased; its production image does
  neither, and so cannot be given a secret yet.

## Development and production images

Each board with each model has an image of two flavours; \`build/boards/manifest.json\` names them, with the messages of
the [link](../link-messages.md) that each carries out.

- A **development** image carries out all of them. It can be provisioned in plain and erased, and a debugger reads
  everything. It is what the emulators run, unless they are told otherwise.
- A **production** image refuses ${PRODUCTION_REFUSES}, in every life-cycle state. When the token is locked it
  writes the chip's read-out protection, where there is one; if the power fails in between, the next start does. A chip that
  does not take it halts the firmware: the lock is not answered then.

**A production image without a record cannot be provisioned.** That takes the encrypted provisioning of a factory, which does
not exist yet. Until then a production image is of use only over the record of a token that a development image was given:
to try what it refuses, not to be handed to anybody.

## How to wire one

1. Open the board's page. The picture has the module in the middle, its used pins filled; each wire has its net's name
   at the part. The table "Pins" says the same in words, in the order of the header.
2. Without power, wire grounds first, then the display's supply, then the signals. Pin 1 of a Pico is beside its USB socket,
   on the left when the socket is on top.
3. Compare the names printed on your display module with those on the page. Modules call the same pin differently: CLK or D0
   is SCK, D1 or SDA is MOSI, RST is RES. Modules for I²C only (four pins) do not fit.
4. All signals are 3.3 V. A serial adapter that puts out 5 V destroys the chip: measure its TX pin before you connect it.
   Its RX goes to the board's TX and the other way round; leave its supply pin open.
5. A key goes between its pin and ground. Of a key with four legs, take two that lie diagonally: legs on one side may be
   joined inside.
6. Look for shorts between supply and ground with a meter, then connect USB. Batteries come last.
7. Put the image in: on a Pico hold BOOTSEL while you plug USB in, and copy the UF2 file onto the drive that appears; on a
   micro:bit copy the raw binary onto its drive. For the others use their debugger.
8. The glass stays dark until a key is pressed. A token without a secret shows the crossed key, one without time the crossed
   clock; both are right for a new board. A warning triangle with a number is a fault:
   [link-messages.md](../link-messages.md) lists the numbers.

## What the display shows

Each segment of the [glass](../glass.md) has pixels of its own, none shares one with another, so a picture of the display
tells which are lit. Places and shapes stand in \`../glass-pixels.json\`.

${CORE.models.map(({ name, title }) => `![${title}: how its glass looks on the display](glass-${name}.svg)`).join('\n\n')}

## Keys of the code reader

A 4 x 3 keypad in telephone order: its star is the left side key, its hash the right one, the function key stands apart.
What each key does is in [keys.md](../keys.md). Find out which of the keypad's seven lines are rows and which are columns
with a meter (a key pressed joins one of each): their order at the connector differs from maker to maker. For somebody
who works it by touch, a raised dot on the 5 and a function key that feels different matter more than the case.

The matrix has no diodes. Three keys on the corners of a rectangle make the fourth look pressed; the firmware never needs
two keys at once, so this matters only when several are leaned on.

## Loudspeaker

Sound is PWM on one pin: a carrier of 48 kHz, whose width is set anew every third period, ${CORE.audio.sampleRate.toLocaleString('en')} times a second. R1
and C1 take the carrier away (corner at 16 kHz, computed) before the amplifier. The amplifier is on only while there is
something to hear. The PAM8302A amplifies by up to 24 dB (from memory): turn its trimmer down before the first try, and up
from there. The loudspeaker's two wires both carry signal; neither may touch ground.

## Headphones

**Never connect headphones to the PWM pin directly.** The pin would drive its whole swing into the ear piece: loud enough to
hurt, and more than the pin may give; and half its supply as direct current, even in silence. Each ear needs

- a resistor in series (R2, R3, 680 Ω): at most 2.3 mA from the pin, and about 50 mV at 32 Ω, which is speech at a usual
  loudness in common headphones (computed);
- a capacitor to ground behind it (C4, C5, 22 nF): keeps the carrier out of the cable (corner at 11 kHz);
- a coupling capacitor in series (C2, C3, 47 µF, plus towards the pin): keeps direct current out of the ear piece (corner
  at 5 Hz). 10 kΩ from TIP and from RING1 to ground behind it spares a click when headphones are plugged in.

The jack has four poles and no switch. Headphones have a three-pole plug, whose sleeve joins the jack's RING2 and SLEEVE; RING2
lies at ground, so SLEEVE, pulled up by the chip, goes low: something is plugged in, and the loudspeaker stays silent. That
is what keeps a code private, so try it before you trust it: plug in while it speaks, and unplug. A headset with microphone
should be found the same way; that has not been tried. An ordinary jack whose switch opens would read the wrong way
round.

## Motor

One pin opens the transistor of a vibration motor's module while a pulse of [the code](../haptics.md) lasts. **Never connect a motor to the
pin itself**: it takes ten times what the pin may give, and kicks back when it stops. It lies at the Pico's 3.3 V, not at the
cells: most coin motors are made for 3 V. Glue it to the case where the hand lies, with no other part against it: a case that
rattles is heard, and keys that feel like the motor are not found. Whether a key's contact bounces while it runs has not been tried.

## USB on the Pico

A Pico plugged into a computer is a serial port (CDC ACM; \`/dev/ttyACM0\` on Linux) that carries the same link as the UART:
\`npx talkode identify --port /dev/ttyACM0\`, without an adapter. Both lines can be used at once; each answer goes to the line
that asked. **It runs in rp2040js; no real board has run it.**

- **The ids 1209:0001 are a test pair** of [pid.codes](https://pid.codes/1209/0001/), for use at home only. Whoever gives a
  board to others needs a pair of their own first. The device tells maker and model, and no serial number.
- Without power on USB nothing of it runs. With power (the Pico leads VBUS to GPIO24) two PLLs start: 48 MHz for USB, 60 MHz for
  the processor, since the controller loses signals beside a processor slower than 52.8 MHz (RP2040-E16, the maker's list of
  errata). A charger without a computer has that effect too.
- Not done: suspension (the board goes on drawing current when the computer sleeps), and the ways around two more errata: behind a
  busy hub chips of the revisions B0 and B1 may not be found (RP2040-E5; its way around needs GPIO15, which is a key here), and a
  bus error at the wrong moment can stop the controller until the cable is pulled (RP2040-E15).

## Entropy

A board names its source of random numbers, or says that it has none. The firmware tests the raw bits before it uses them,
at start and all the time. Without a source, or when a test fails, the commands that need random numbers are refused:
nothing falls back to a counter or a clock. An emulator's noise comes from the computer it runs on or from a seed, and says
nothing about a chip's.

## Power

Development boards keep regulators, lights and USB chips running: none of these lives on a coin cell. The currents on the
pages are not measured. On the Pico the diode D1 lets USB and cells be connected at once; the measured voltage is the
cells' less the diode's 0.3 V. The battery sign is made for a lithium cell of 3 V: with three AAA cells it shows full until
they are at about 1.1 V each, which is nearly empty, and then falls fast. Do not use rechargeable lithium cells without a
protection circuit of their own.

## The data behind these pages

- \`<board>-<model>.json\`: parts, wires, keys, power and case of one board with one model.
- \`modules/\`: what the development board brings: header, wires of its own, clock, flash map, RAM, entropy source, emulator.
- \`chips/\`: which function is on which GPIO.

\`npm run generate\` refuses data that cannot be (a function on the wrong GPIO, a supply on the wrong pin, a part's pin left
open or wired twice, a key without a contact, parts of flash that overlap) and writes the pins for the C code, the
linkers' memory, the table of images, what the emulators know of each board, and these pages and pictures. Change the data, never what is generated from it.
`;
}
