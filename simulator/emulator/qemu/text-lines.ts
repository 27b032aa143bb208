/** A stream cut into its lines. */
import type { Socket } from 'node:net';

export function onLine(socket: Socket, listener: (line: string) => void): void {
  let rest = '';
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    for (const line of lines) listener(line);
  });
}
