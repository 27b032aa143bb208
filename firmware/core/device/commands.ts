/** Requests on the serial link: checked against the message table, carried out, answered. */
import {
  BOOT_DEVELOPMENT,
  FAULT_STORAGE_CORRUPT,
  FAULT_STORAGE_VERSION,
  LINK_RX_BYTES,
  STATE_LOCKED,
} from '../base/contract.generated';
import {
  ANSWER_PAYLOAD,
  forgetAnswer,
  forgetRequest,
  frameByte,
  linkPendingBytes,
  linkSent,
  requestChecksum,
  requestPayloadBytes,
  requestSequence,
  requestType,
  sendAgain,
  sendAnswer,
} from '../link/framing';
import {
  ERROR_DEVELOPMENT_ONLY,
  ERROR_FAULT,
  ERROR_STORAGE_FAILED,
  ERROR_UNKNOWN_MESSAGE,
  ERROR_WRONG_LENGTH,
  ERROR_WRONG_STATE,
  FLAG_ERROR,
  MESSAGE_CHANGE_SETTING,
  MESSAGE_COMPUTE_CODE,
  MESSAGE_COMPUTE_HMAC,
  MESSAGE_ERASE,
  MAXIMUM_MESSAGE,
  MESSAGE_IDENTIFY,
  MESSAGE_LOCK,
  MESSAGE_PROVISION,
  MESSAGE_READ_BATTERY,
  MESSAGE_READ_CLOCK,
  MESSAGE_READ_COUNTERS,
  MESSAGE_READ_ENTROPY,
  MESSAGE_READ_SETTING,
  MESSAGE_RULES,
  MESSAGE_SELF_TEST,
  MESSAGE_SET_CLOCK,
  MESSAGE_SET_ZONE,
  RULE_DEVELOPMENT_ONLY,
  RULE_IN_FAULT,
  RULE_READS,
  RULE_REST,
} from '../link/messages.generated';
import { LINK_RX, readU8, wipeBytes, writeU8 } from '../base/memory';
import {
  isStoring,
  OUTCOME_DONE,
  OUTCOME_FAILED,
  OUTCOME_IN_FORCE,
  OUTCOME_LOST,
  storageStep,
} from '../storage/journal';
import { record } from '../storage/record';
import { computeCode, computeHmac } from './calculations';
import { changeSetting, eraseToken, lockToken, provisionToken, setClock, setZone } from './changes';
import { trustClock } from './clock';
import { forgetKey, prepareKey } from './code';
import { resetDistrust } from './distrust';
import { isEntropyWanted, readEntropy, resetEntropy, takeEntropy } from './entropy';
import { sleep } from './modes';
import { resetPreferences, restorePreference } from './preferences';
import { identify, readBattery, readClock, readCounters, readSetting, selfTest } from './queries';
import { PENDING, refuse } from './refusal';
import { device } from './state';

@unmanaged
class CommandState {
  /** the last request that changed something, to be answered again and not carried out again */
  sequence: u32;
  type: u32;
  checksum: u32;
  remembered: u32;
  /** its answer waits for the storage */
  storing: u32;
}
const last = changetype<CommandState>(memory.data(offsetof<CommandState>(), 8));

export function resetCommands(): void {
  wipeBytes(changetype<usize>(last), offsetof<CommandState>());
  resetEntropy();
}

/**
 * Takes bytes from LINK_RX until an answer, the storage or the wish for random bytes is under way; gives how many. A
 * host that goes on with the line in place of random bytes has none, or else its next request would wait for ever.
 */
export function takeLinkBytes(bytes: u32): u32 {
  if (bytes > LINK_RX_BYTES) unreachable();
  if (bytes != 0 && isEntropyWanted()) entropyGiven(0);
  let taken: u32 = 0;
  while (taken < bytes && linkPendingBytes() == 0 && !isStoring() && !isEntropyWanted()) {
    if (frameByte(readU8(LINK_RX + taken))) handleRequest();
    taken++;
  }
  wipeBytes(LINK_RX, LINK_RX_BYTES);
  return taken;
}

function isRepeated(): bool {
  return (
    last.remembered != 0 &&
    last.sequence == requestSequence() &&
    last.type == requestType() &&
    last.checksum == requestChecksum()
  );
}

function handleRequest(): void {
  if (isRepeated()) {
    forgetRequest();
    return sendAgain();
  }
  const sequence = requestSequence();
  const type = requestType();
  const result = run(type, requestPayloadBytes());
  const isRead = type <= MAXIMUM_MESSAGE && (readU8(MESSAGE_RULES + type * 4 + 1) & RULE_READS) != 0;
  last.sequence = sequence;
  last.type = type;
  last.checksum = requestChecksum();
  last.remembered = isRead ? 0 : 1;
  forgetRequest();
  if (result == PENDING) last.storing = isStoring() ? 1 : 0;
  else answer(result);
}

function answer(result: i32): void {
  if (result >= 0) {
    sendAnswer(0, last.sequence, last.type, result);
  } else {
    const refusal = -result;
    writeU8(ANSWER_PAYLOAD, refusal & 0xff);
    writeU8(ANSWER_PAYLOAD + 1, refusal >> 8);
    sendAnswer(FLAG_ERROR, last.sequence, last.type, 2);
  }
  if (last.remembered == 0) forgetAnswer();
}

/** Life-cycle state as far as it is known: a token with a fault is treated like one in a person's hands. */
export function lifeCycleState(): u32 {
  return device.fault != 0 ? STATE_LOCKED : record.lifeCycleState;
}

/** Whether the record in force is that of a locked token. A fault alone does not make it one. */
export function isTokenLocked(): bool {
  return record.lifeCycleState == STATE_LOCKED;
}

function run(type: u32, bytes: u32): i32 {
  if (type > MAXIMUM_MESSAGE) return refuse(ERROR_UNKNOWN_MESSAGE, type);
  const states = readU8(MESSAGE_RULES + type * 4);
  const rules = readU8(MESSAGE_RULES + type * 4 + 1);
  const fixedBytes = readU8(MESSAGE_RULES + type * 4 + 2);
  if (states == 0) return refuse(ERROR_UNKNOWN_MESSAGE, type);
  if (device.fault != 0 && (rules & RULE_IN_FAULT) == 0) return refuse(ERROR_FAULT, device.fault);
  const isDevelopment = (device.bootFlags & BOOT_DEVELOPMENT) != 0;
  if ((rules & RULE_DEVELOPMENT_ONLY) != 0 && !isDevelopment) return refuse(ERROR_DEVELOPMENT_ONLY, 0);
  if ((states & (1 << lifeCycleState())) == 0) return refuse(ERROR_WRONG_STATE, lifeCycleState());
  const fits = (rules & RULE_REST) != 0 ? bytes >= fixedBytes : bytes == fixedBytes;
  if (!fits) return refuse(ERROR_WRONG_LENGTH, min<u32>(bytes, 255));
  return carryOut(type, bytes);
}

function carryOut(type: u32, bytes: u32): i32 {
  switch (type) {
    case MESSAGE_IDENTIFY:
      return identify(lifeCycleState());
    case MESSAGE_SELF_TEST:
      return selfTest(lifeCycleState());
    case MESSAGE_READ_BATTERY:
      return readBattery();
    case MESSAGE_READ_CLOCK:
      return readClock();
    case MESSAGE_SET_CLOCK:
      return setClock();
    case MESSAGE_PROVISION:
      return provisionToken(bytes);
    case MESSAGE_LOCK:
      return lockToken();
    case MESSAGE_ERASE:
      return eraseToken();
    case MESSAGE_READ_SETTING:
      return readSetting();
    case MESSAGE_CHANGE_SETTING:
      return changeSetting();
    case MESSAGE_READ_COUNTERS:
      return readCounters();
    case MESSAGE_COMPUTE_CODE:
      return computeCode(bytes);
    case MESSAGE_COMPUTE_HMAC:
      return computeHmac(bytes);
    case MESSAGE_READ_ENTROPY:
      return readEntropy();
    case MESSAGE_SET_ZONE:
      return setZone();
    default:
      return refuse(ERROR_UNKNOWN_MESSAGE, type);
  }
}

/** The host acknowledges a storage request; the last step answers the link request that caused it, if any did. */
export function storageAcknowledged(succeeded: bool): void {
  const outcome = storageStep(succeeded);
  // At once, not when the rest is stored: nothing may be drawn from the new record and the old code.
  if ((outcome & OUTCOME_IN_FORCE) != 0) recordChanged();
  if ((outcome & OUTCOME_LOST) != 0) device.fault = FAULT_STORAGE_CORRUPT;
  const isOver = (outcome & (OUTCOME_DONE | OUTCOME_FAILED | OUTCOME_LOST)) != 0;
  if (!isOver || last.storing == 0) return;
  last.storing = 0;
  if ((outcome & OUTCOME_DONE) != 0) return answer(0);
  if (last.type == MESSAGE_CHANGE_SETTING) restorePreference();
  answer(refuse(ERROR_STORAGE_FAILED, 0));
}

/** The host has laid `bytes` random bytes, or has none (0): answers the request that waits for them. */
export function entropyGiven(bytes: u32): void {
  answer(takeEntropy(bytes));
}

/** A code on the glass may no longer be the token's: it goes. */
function recordChanged(): void {
  forgetKey();
  prepareKey();
  if (last.storing == 0 || last.type == MESSAGE_CHANGE_SETTING) return;
  if (last.type == MESSAGE_SET_CLOCK) clockSet();
  if (last.type == MESSAGE_ERASE) recordErased();
  sleep();
}

function clockSet(): void {
  trustClock();
  resetDistrust();
}

/** The next owner is asked anew, and hears nothing that the last one chose. */
function recordErased(): void {
  resetPreferences();
  if (device.fault == FAULT_STORAGE_CORRUPT || device.fault == FAULT_STORAGE_VERSION) device.fault = 0;
}

export function linkWaitingBytes(): u32 {
  return linkPendingBytes();
}

export function linkSentBytes(bytes: u32): void {
  linkSent(bytes);
}
