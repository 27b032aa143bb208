/** What the exploration is there to find: a promise of the device that a sequence of inputs breaks. */

/** The promises, with the words that the report prints for each. */
export const PROPERTIES = {
  trap: 'the core never traps',
  'function-key': 'the function key leads to a code within two presses, or to the sign that says why not',
  'code-on-glass': 'a code on the glass is the right one for its time',
  'code-in-ear': 'a code that is said is the right one for its time',
  'code-in-hand':
    'a digit that is felt comes at a press and is the next one of the code that is right for its time',
  'hand-leads-to-code':
    'with vibration on, the function key and then 5 give the whole code to the hand, or the signal that says why not',
  motor: 'the motor stands still where vibration is off, and gives nothing that stands for nothing',
  'speech-stops': 'a key press stops what is being said within 30 ms',
  'key-heard': 'no key press is ignored while the device speaks',
  settings: 'settings are in their range',
  wake: 'nothing changes before the deadline that nextWakeMs gives, and its deadlines end',
  silence: 'what the device has to say comes to an end',
} as const;
export type Property = keyof typeof PROPERTIES;

export class Finding extends Error {
  override readonly name = 'Finding';
  readonly property: Property;
  constructor(property: Property, detail: string) {
    super(detail);
    this.property = property;
  }
}
