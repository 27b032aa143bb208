/**
 * Calculations with a key that the host brings: published vectors run on the very core that ships. Only development
 * images do this, and only while the token has no secret of its own.
 */
import { hmacCompute, hmacKey, MAC } from '../crypto/hmac';
import { ANSWER_PAYLOAD, REQUEST_PAYLOAD } from '../link/framing';
import { ERROR_BAD_VALUE } from '../link/messages.generated';
import { copyBytes, readBytes, readU8, writeU8 } from '../base/memory';
import { hotp } from '../oath/hotp';
import { isAlgorithm, isDigits, isSecretLength } from '../storage/limits';
import { forgetKey } from './code';
import { refuse } from './refusal';

/** The code as ASCII digits. */
export function computeCode(bytes: u32): i32 {
  const algorithm = readU8(REQUEST_PAYLOAD);
  const digits = readU8(REQUEST_PAYLOAD + 1);
  const counter = readBytes(REQUEST_PAYLOAD + 2, 8);
  const secretBytes = bytes - 10;
  if (!isAlgorithm(algorithm)) return refuse(ERROR_BAD_VALUE, 0);
  if (!isDigits(digits)) return refuse(ERROR_BAD_VALUE, 1);
  if (!isSecretLength(secretBytes)) return refuse(ERROR_BAD_VALUE, 3);
  hmacKey(algorithm, REQUEST_PAYLOAD + 10, secretBytes);
  let code = hotp(counter, digits);
  forgetKey();
  for (let i = digits; i > 0; i--) {
    writeU8(ANSWER_PAYLOAD + i - 1, 0x30 + (code % 10));
    code /= 10;
  }
  return digits;
}

export function computeHmac(bytes: u32): i32 {
  const algorithm = readU8(REQUEST_PAYLOAD);
  const keyBytes = readU8(REQUEST_PAYLOAD + 1);
  if (!isAlgorithm(algorithm)) return refuse(ERROR_BAD_VALUE, 0);
  if (keyBytes > bytes - 2) return refuse(ERROR_BAD_VALUE, 1);
  hmacKey(algorithm, REQUEST_PAYLOAD + 2, keyBytes);
  const macBytes = hmacCompute(REQUEST_PAYLOAD + 2 + keyBytes, bytes - 2 - keyBytes);
  copyBytes(ANSWER_PAYLOAD, MAC, macBytes);
  forgetKey();
  return macBytes;
}
