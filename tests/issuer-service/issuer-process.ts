/** An issuer in a process of its own, until its standard input ends. `node --import tsx issuer-process.ts OPTIONS` */
import { openSuiteIssuer, type SuiteOptions } from './suite-issuer.ts';

const { address, key, stop } = await openSuiteIssuer(JSON.parse(process.argv[2] ?? '') as SuiteOptions);
process.stdout.write(`${address} ${key}\n`);
process.stdin.resume();
process.stdin.once('end', () => void stop());
