/** What is wrong with a board's wires: nets, GPIOs, header pins and the pins of parts. */
import { allNets, gpioName, headerPinOf, type Board, type Net, type Part } from './read.ts';

/** Functions that every GPIO of every chip has. */
const PLAIN_FUNCTIONS = ['in', 'in-pullup', 'in-pulldown', 'out', 'open-drain'];

/** `UART_TX (J1.RX)`: a net by its name and end. */
const named = ({ net, to }: Net): string => `${net} (${to})`;

function ends(board: Board): string[] {
  return allNets(board).flatMap((net) => {
    const given = [net.gpio, net.pin, net.from].filter((each) => each !== undefined);
    return given.length === 1
      ? []
      : [`${named(net)}: expected one of gpio, pin and from, found ${given.length}`];
  });
}

/** Names and GPIOs belong together one to one. */
function gpios(board: Board): string[] {
  const nets = allNets(board).filter((net) => net.gpio !== undefined);
  const faults: string[] = [];
  for (const [index, net] of nets.entries()) {
    for (const other of nets.slice(0, index)) {
      const pin = gpioName(board.chip, net.gpio!);
      if (other.gpio === net.gpio && other.net !== net.net)
        faults.push(`${pin} is on two nets: ${other.net} and ${net.net}`);
      if (other.gpio !== net.gpio && other.net === net.net)
        faults.push(`${net.net} is on two GPIOs: ${gpioName(board.chip, other.gpio!)} and ${pin}`);
      if (other.net === net.net && (other.fn !== net.fn || other.active !== net.active))
        faults.push(`${net.net} has two descriptions: at ${other.to} and at ${net.to}`);
    }
  }
  return faults;
}

function functions(board: Board): string[] {
  const { chip } = board;
  return allNets(board).flatMap((net) => {
    const { gpio, fn } = net;
    if (gpio === undefined) return fn === undefined ? [] : [`${named(net)}: a function without a GPIO`];
    if (!Number.isInteger(gpio) || gpio < 0 || gpio >= chip.gpioCount)
      return [`${named(net)}: the ${chip.name} has no GPIO ${gpio}`];
    if (fn === undefined) return [`${named(net)}: expected a function`];
    if (PLAIN_FUNCTIONS.includes(fn) || chip.anyGpio?.includes(fn)) return [];
    const places = chip.functions[fn];
    if (places === undefined) return [`${named(net)}: the ${chip.name} has no function "${fn}"`];
    if (places.includes(gpio)) return [];
    const where = places.map((place) => gpioName(chip, place)).join(', ');
    return [`${named(net)}: ${fn} is not on ${gpioName(chip, gpio)} but on ${where}`];
  });
}

function headers(board: Board): string[] {
  const { headerPins, voltages, name } = board.hardware;
  return board.nets.flatMap((net) => {
    if (net.gpio !== undefined)
      return headerPinOf(board, net.gpio) === undefined
        ? [`${named(net)}: ${gpioName(board.chip, net.gpio)} is not on the header of the ${name}`]
        : [];
    if (net.pin === undefined) return [];
    const pin = headerPins[net.pin - 1];
    if (pin === undefined)
      return [`${named(net)}: the header has ${headerPins.length} pins, not a pin ${net.pin}`];
    const carriers = voltages[net.net];
    if (carriers === undefined) return [`${named(net)}: the ${name} has no supply "${net.net}"`];
    return carriers.includes(pin) ? [] : [`${named(net)}: pin ${net.pin} is ${pin}, not ${net.net}`];
  });
}

const pinsOf = (part: Part): string[] => (part.pins ?? []).map((pin) => `${part.ref}.${pin}`);

function partPins(board: Board): string[] {
  const known = board.parts.flatMap(pinsOf);
  const used = board.nets.flatMap((net) => (net.from === undefined ? [net.to] : [net.to, net.from]));
  const nowhere = used.filter((end) => !known.includes(end)).map((end) => `a wire to ${end}: no such pin`);
  const counts = known.map((pin) => ({ pin, count: used.filter((end) => end === pin).length }));
  return [
    ...nowhere,
    ...counts.filter(({ count }) => count === 0).map(({ pin }) => `${pin} is not wired`),
    ...counts.filter(({ count }) => count > 1).map(({ pin, count }) => `${pin} is wired ${count} times`),
  ];
}

/** Each part that lies in a wire is in one, and stands for itself. */
function passedParts(board: Board): string[] {
  const passed = board.nets.flatMap((net) => (net.via ?? []).map((ref) => ({ ref, net })));
  const inWires = board.parts.filter((part) => part.role !== undefined);
  return [
    ...passed
      .filter(({ ref }) => !inWires.some((part) => part.ref === ref))
      .map(({ ref, net }) => `${named(net)}: via names ${ref}, which is no part that lies in a wire`),
    ...inWires.flatMap(({ ref }) => {
      const count = passed.filter((each) => each.ref === ref).length;
      return count === 1 ? [] : [`${ref} lies in ${count} wires, expected one`];
    }),
  ];
}

const NET_PROPERTIES = ['net', 'gpio', 'pin', 'from', 'to', 'fn', 'active', 'key', 'via'];
const PART_PROPERTIES = ['ref', 'name', 'mpn', 'alternates', 'side', 'beside', 'pins', 'role'];

/** A misspelt property would be left out in silence. */
function properties(board: Board): string[] {
  const unknown = (item: object, known: readonly string[]): string[] =>
    Object.keys(item).filter((name) => !known.includes(name));
  return [
    ...allNets(board).flatMap((net) =>
      unknown(net, NET_PROPERTIES).map((name) => `${named(net)}: no net has a property "${name}"`),
    ),
    ...board.parts.flatMap((part) =>
      unknown(part, PART_PROPERTIES).map((name) => `${part.ref}: no part has a property "${name}"`),
    ),
  ];
}

function parts(board: Board): string[] {
  return board.parts.flatMap((part, index) => {
    const faults: string[] = [];
    const twin = board.parts.findIndex((other) => other.ref === part.ref);
    if (twin !== index) faults.push(`two parts are called ${part.ref}`);
    const places = [part.side, part.beside, part.role].filter((place) => place !== undefined).length;
    if (places !== 1) faults.push(`${part.ref}: expected one of side, beside and role, found ${places}`);
    if ((part.role === undefined) !== (part.pins !== undefined))
      faults.push(`${part.ref}: pins belong to parts beside the board, a role to those in a wire`);
    if (part.beside !== undefined && !board.parts.some(({ ref, side }) => ref === part.beside && side))
      faults.push(`${part.ref}: beside names ${part.beside}, which is no part with a side`);
    return faults;
  });
}

export const wiringFaults = (board: Board): string[] =>
  [properties, ends, gpios, functions, headers, partPins, passedParts, parts].flatMap((check) =>
    check(board),
  );
