/** What is no container of the one form is refused, with its place, what was expected and what came. */
import { expect, test } from 'vitest';
import { ContainerError } from '../../host-tools/key-container/container-error.ts';
import { utf8Text } from '../../host-tools/key-container/utf8-text.ts';
import { FULL_KEY, PLAIN_KEY, refusalOf, TRANSPORT_KEY, writeAll } from './samples.ts';

const text = await writeAll([PLAIN_KEY, FULL_KEY]);
const FIRST = '<SerialNo>900000000012</SerialNo>';
const INTERVAL = '<TimeInterval><PlainValue>30</PlainValue></TimeInterval>';
const RESPONSE = '<ResponseFormat Encoding="DECIMAL" Length="6"/>';
const ENCRYPTED = /<Secret><EncryptedValue>.*?<\/ValueMAC><\/Secret>/;
const PLAIN_SECRET = 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=';

type Change = [what: string, old: string | RegExp, put: string, message: string];

test.each<Change>([
  [
    'another version',
    'Version="1.0"',
    'Version="1.1"',
    '2:1: <KeyContainer>: Version: expected "1.0", got "1.1"',
  ],
  ['no version', ' Version="1.0"', '', '2:1: <KeyContainer>: expected the attribute Version, got none'],
  [
    'another root',
    /KeyContainer/g,
    'KeyBox',
    '2:1: expected <KeyContainer> of the namespace "urn:ietf:params:xml:ns:keyprov:pskc", got <KeyBox>',
  ],
  [
    'a draft of the standard',
    'keyprov:pskc"',
    'keyprov:container:1.0"',
    '2:1: expected <KeyContainer> of the namespace',
  ],
  [
    'a DOCTYPE',
    '<KeyContainer',
    '<!DOCTYPE KeyContainer [<!ENTITY x "y">]>\n<KeyContainer',
    '2:42: expected a key container without a DOCTYPE, got one',
  ],
  [
    'an entity that nobody declared',
    FIRST,
    '<SerialNo>&x;</SerialNo>',
    'expected well-formed XML, got a fault: undefined entity',
  ],
  ['tags that cross', '</Data></Key>', '</Key></Data>', ''],
  [
    'a prefix that nobody declared',
    '<ds:KeyName>',
    '<dsig:KeyName>',
    'expected well-formed XML, got a fault: unbound namespace prefix',
  ],
  [
    'something behind the end',
    '</KeyContainer>\n',
    '</KeyContainer>\n<KeyContainer/>',
    'expected well-formed XML, got a fault',
  ],
  ['text behind the end', '</KeyContainer>\n', '</KeyContainer>\nx', 'expected well-formed XML, got a fault'],
  ['another encoding', 'UTF-8', 'ISO-8859-1', 'expected the encoding UTF-8, got "ISO-8859-1"'],
  ['XML 1.1', '<?xml version="1.0"', '<?xml version="1.1"', 'expected XML 1.0, got version "1.1"'],
  [
    'a weaker cipher',
    /aes256-cbc/,
    'aes128-cbc',
    '<EncryptionMethod>: Algorithm: expected "http://www.w3.org/2001/04/xmlenc#aes256-cbc", got "http://www.w3.org/2001/04/xmlenc#aes128-cbc"',
  ],
  [
    'a weaker MAC',
    'xmldsig-more#hmac-sha256',
    'xmldsig-more#hmac-sha1',
    '4:1: <MACMethod>: Algorithm: expected "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", got',
  ],
  ['no MAC method', /<MACMethod.*\n/, '', '4:1: <KeyContainer>: expected <MACMethod>, got <KeyPackage>'],
  ['no MAC', /<ValueMAC>.*?<\/ValueMAC>/, '', '<Secret>: expected <ValueMAC>, got the end of <Secret>'],
  [
    'a secret in plain',
    ENCRYPTED,
    `<Secret><PlainValue>${PLAIN_SECRET}</PlainValue></Secret>`,
    '<Secret>: expected <EncryptedValue>, got <PlainValue>',
  ],
  [
    'a counter',
    INTERVAL,
    '<Counter><PlainValue>0</PlainValue></Counter>',
    '<Data>: expected <Time> or <TimeInterval>, got <Counter>',
  ],
  [
    'a challenge',
    '<ResponseFormat',
    '<ChallengeFormat Encoding="DECIMAL" Min="6" Max="6"/><ResponseFormat',
    '<AlgorithmParameters>: expected <ResponseFormat>, got <ChallengeFormat>',
  ],
  [
    'event-based codes',
    'pskc:totp',
    'pskc:hotp',
    '<Key>: Algorithm: expected "urn:ietf:params:xml:ns:keyprov:pskc:totp", got "urn:ietf:params:xml:ns:keyprov:pskc:hotp"',
  ],
  [
    'the algorithm by a short name',
    'urn:ietf:params:xml:ns:keyprov:pskc:totp',
    'totp',
    '<Key>: Algorithm: expected "urn:ietf:params:xml:ns:keyprov:pskc:totp", got "totp"',
  ],
  [
    'codes of another kind',
    'DECIMAL',
    'HEXADECIMAL',
    '<ResponseFormat>: Encoding: expected "DECIMAL", got "HEXADECIMAL"',
  ],
  [
    'codes with a check digit',
    RESPONSE,
    RESPONSE.replace('/>', ' CheckDigits="true"/>'),
    '<ResponseFormat>: CheckDigits: expected "false" or "0", got "true"',
  ],
  ['codes of five digits', 'Length="6"', 'Length="5"', '<ResponseFormat>: expected 6, 7, 8, got 5'],
  [
    'a length that is no number',
    'Length="6"',
    'Length="six"',
    '<ResponseFormat>: Length: expected a whole number, got "six"',
  ],
  [
    'another hash',
    'HMAC-SHA1',
    'HMAC-MD5',
    '<Suite>: expected HMAC-SHA1, HMAC-SHA256, HMAC-SHA512, got "HMAC-MD5"',
  ],
  [
    'a time step that is no number',
    INTERVAL,
    INTERVAL.replace('30', 'thirty'),
    '<TimeInterval>: expected a whole number, got "thirty"',
  ],
  [
    'a time step with a fraction',
    INTERVAL,
    INTERVAL.replace('30', '30.0'),
    '<TimeInterval>: expected a whole number, got "30.0"',
  ],
  [
    'an empty time step',
    INTERVAL,
    INTERVAL.replace('30', ''),
    '<TimeInterval>: expected a whole number, got nothing',
  ],
  [
    'a time step out of limits',
    INTERVAL,
    INTERVAL.replace('30', '14'),
    '<TimeInterval>: expected a whole number from 15 to 300, got 14',
  ],
  ['no time step', INTERVAL, '', '<Data>: expected <Time> or <TimeInterval>, got the end of <Data>'],
  [
    'the time step twice',
    INTERVAL,
    INTERVAL + INTERVAL,
    '<Data>: expected <TimeDrift> or <T0UnixSeconds> or the end of <Data>, got <TimeInterval>, whose place was before',
  ],
  [
    'a time',
    INTERVAL,
    `<Time><PlainValue>5</PlainValue></Time>${INTERVAL}`,
    '<Time>: expected 0 or no such element, got another number',
  ],
  [
    'a drift out of limits',
    '>-3<',
    '>-99999999<',
    '<TimeDrift>: expected a whole number from -10000000 to 10000000, got -99999999',
  ],
  [
    'a serial number of eleven digits',
    FIRST,
    FIRST.replace('12<', '<'),
    '5:25: <SerialNo>: expected a serial number of 12 digits, got "9000000000"',
  ],
  [
    'a serial number with letters',
    FIRST,
    FIRST.replace('9', 'A'),
    '<SerialNo>: expected a serial number of 12 digits, got "A00000000012"',
  ],
  [
    'no serial number',
    FIRST,
    '',
    '<DeviceInfo>: expected <Manufacturer> or <SerialNo>, got the end of <DeviceInfo>',
  ],
  [
    'a serial number twice',
    '900000000023</SerialNo>',
    '900000000012</SerialNo>',
    '<SerialNo>: expected each serial number once, got 900000000012 again',
  ],
  [
    'a name of a key twice',
    /Id="key[^"]*"/,
    'Id="900000000012"',
    "<Key>: expected each key's name once, got that of 900000000023 again",
  ],
  ['no name of the key', ' Id="900000000012"', '', '<Key>: expected the attribute Id, got none'],
  [
    'an attribute that is not known',
    '<KeyPackage>',
    '<KeyPackage Id="x">',
    '5:1: <KeyPackage>: expected no attributes, got "Id"',
  ],
  [
    'an element that is not known',
    '</DeviceInfo>',
    '<UserId>x</UserId></DeviceInfo>',
    '<DeviceInfo>: expected <Model> or the end of <DeviceInfo>, got <UserId>',
  ],
  [
    'an element of another namespace',
    FIRST,
    `<SerialNo xmlns="urn:x">900000000012</SerialNo>`,
    'got <SerialNo> of the namespace "urn:x"',
  ],
  [
    'text between elements',
    '<DeviceInfo>',
    '<DeviceInfo>x',
    '5:13: <DeviceInfo>: expected <Manufacturer> or <SerialNo>, got text',
  ],
  [
    'a manufacturer that moves the cursor',
    '<SerialNo>',
    '<Manufacturer>a&#x85;b</Manufacturer><SerialNo>',
    '<Manufacturer>: expected 1 to 128 printable characters without blanks around them, got "a\\u{85}b"',
  ],
  [
    'a name that is too long',
    /(?<=<ds:KeyName>).*(?=<\/ds)/,
    'x'.repeat(129),
    '<KeyName>: expected 1 to 128 printable characters without blanks around them, got 129 characters',
  ],
  [
    'a day that is none',
    '2033-05-18',
    '2033-02-30',
    '<ExpiryDate>: expected a time such as 2026-11-22T12:00:00Z, got 20 characters',
  ],
  [
    'a time without a zone',
    '2033-05-18T03:33:20Z',
    '2033-05-18T03:33:20',
    '<ExpiryDate>: expected a time such as',
  ],
  [
    'an end before the start',
    '2033-05-18',
    '2019-05-18',
    '<ExpiryDate>: expected an end that is not before the start, 1577836800, got 1558150400',
  ],
  [
    'no base64',
    /<ValueMAC>..../,
    '<ValueMAC>*123',
    '<ValueMAC>: expected base64, got 44 characters that are none',
  ],
  [
    'a shorter MAC',
    /<ValueMAC>[^<]*/,
    '<ValueMAC>AAAA',
    '<ValueMAC>: expected 32 bytes of HMAC-SHA256, got 3',
  ],
  [
    'half a block',
    /(?<=<KeyPackage>.*<xenc:CipherValue>)[^<]*/,
    'AAAA',
    '<CipherValue>: expected whole blocks of AES-256-CBC, two or more, got 3 bytes',
  ],
  ['no keys', /<KeyPackage>.*\n/g, '', '5:1: <KeyContainer>: expected <KeyPackage>, got <Extensions>'],
  [
    'another seal',
    /<talkode:Seal>.*<\/talkode:Seal>/,
    '<talkode:Seal>AAAA</talkode:Seal>',
    '7:13: <Seal>: expected the seal over what stands before it, got another: the file was changed',
  ],
  ['no seal', /<Extensions>.*\n/, '', 'expected a seal at the end of the container, got none'],
  [
    'nothing at all',
    /[^]*/,
    '',
    'expected well-formed XML, got a fault: document must contain a root element',
  ],
  [
    'a text that does not end',
    FIRST,
    `<SerialNo>${'9'.repeat(100_000)}`,
    'expected at most 16384 characters in a tag, text or comment, got more',
  ],
  [
    'a text that is too long',
    FIRST,
    `<SerialNo>${'9'.repeat(1025)}</SerialNo>`,
    '5:25: <SerialNo>: expected at most 1024 characters, got more',
  ],
  [
    'a comment that does not end',
    FIRST,
    `<!--${'9'.repeat(100_000)}`,
    'expected at most 16384 characters in a tag, text or comment, got more',
  ],
  [
    'an attribute that does not end',
    ' Id="900000000012"',
    ` Id="${'9'.repeat(100_000)}`,
    'expected at most 16384 characters in a tag, text or comment, got more',
  ],
  [
    'many attributes',
    '<KeyPackage>',
    `<KeyPackage ${Array.from({ length: 99 }, (_, i) => `a${i}=""`).join(' ')}>`,
    'expected at most 16 attributes, got more',
  ],
  [
    'many elements in each other',
    '<KeyPackage>',
    '<KeyPackage>'.repeat(1000),
    '5:13: <KeyPackage>: expected <DeviceInfo>, got <KeyPackage>',
  ],
])('%s', async (_, old, put, message) => {
  const changed = text.replace(old, put);
  expect(changed).not.toBe(text);
  const error = await refusalOf(changed);
  expect(error).toBeInstanceOf(ContainerError);
  const said = (error as ContainerError).message;
  expect(said).toContain(message === '' ? 'expected well-formed XML' : message);
  expect(said).toMatch(/^\d+:\d+: /);
  expect(said).not.toContain(PLAIN_SECRET);
});

test('a secret in the wrong place is not repeated', async () => {
  for (const secret of [PLAIN_SECRET, '3132333435363738393031323334353637383930', 'GEZDGNBVGY3TQOJQ']) {
    const places = [FIRST.replace('900000000012', secret), `<Manufacturer> ${secret}</Manufacturer><Model/>`];
    const changes = places.map((put) => text.replace(FIRST, put));
    changes.push(text.replace('HMAC-SHA1', secret), text.replace('>30<', `>${secret}<`));
    changes.push(text.replace('Length="6"', `Length="${secret}"`), text.replace('DECIMAL', secret));
    for (const changed of changes) {
      const said = String(await refusalOf(changed));
      expect(said).toMatch(/ContainerError: \d+:\d+: <\w+>/);
      expect(said).not.toContain(secret);
    }
  }
});

test('a transport key of another length', async () => {
  expect(String(await refusalOf(text, { transportKey: TRANSPORT_KEY.subarray(1) }))).toContain(
    'expected a transport key of 32 bytes, got 31',
  );
});

test('bytes that are no UTF-8', async () => {
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    yield await Promise.resolve(Uint8Array.of(0x41, 0xff));
  }
  await expect(utf8Text(bytes()).next()).rejects.toThrow('expected UTF-8, got bytes that are none');
});
