/** The GDB remote serial protocol's packets ("Overview" in GDB's manual, appendix E): `$data#checksum`, acknowledged by `+`. */

function checksum(data: string): string {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum = (sum + data.charCodeAt(i)) & 0xff;
  return sum.toString(16).padStart(2, '0');
}

export function packet(data: string): string {
  return `$${data}#${checksum(data)}`;
}

/** Takes pieces of the stream and gives the packets' data. Throws for a wrong checksum: a socket loses nothing. */
export class PacketReader {
  #rest = '';

  take(text: string): string[] {
    this.#rest += text;
    const packets: string[] = [];
    for (;;) {
      const begin = this.#rest.indexOf('$');
      const end = this.#rest.indexOf('#', begin);
      if (begin < 0 || end < 0 || this.#rest.length < end + 3) return packets;
      const data = this.#rest.slice(begin + 1, end);
      const given = this.#rest.slice(end + 1, end + 3);
      if (given !== checksum(data)) {
        throw new Error(`gdb packet '${data}': expected checksum ${checksum(data)}, got ${given}`);
      }
      packets.push(data);
      this.#rest = this.#rest.slice(end + 3);
    }
  }
}
