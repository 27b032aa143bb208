/**
 * A stand-in for the core that only makes sound: a key starts so many samples, each block of voice bytes adds to them.
 * What it renders is known beforehand, so that a test sees which sample was pulled when.
 */
import wabtModule from 'wabt';

/** Bytes that it asks for at a time; each byte becomes one sample. */
export const WISH_BYTES = 100;

/** Offset of the first voice byte that it wants. */
export const FIRST_WISH = 512;

/*
 * Memory: 0 samples left, 4 effects, 8 next voice offset, 12 bytes in the window still to be heard, 16 wish is open,
 * 20 the last clock's uptime, 24 marks to give, 256 layout table, buffers from 1024.
 * key(id, pressed): pressed starts id * 100 samples, which take voice bytes; released changes nothing.
 */
const TEXT = `
(module
  (memory (export "memory") 1)
  (data (i32.const 256)
    "\\00\\04\\00\\00\\10\\00\\00\\00" "\\00\\05\\00\\00\\80\\00\\00\\00" "\\00\\06\\00\\00\\80\\00\\00\\00"
    "\\00\\08\\00\\00\\00\\02\\00\\00" "\\00\\0c\\00\\00\\10\\01\\00\\00" "\\00\\10\\00\\00\\00\\02\\00\\00"
    "\\00\\14\\00\\00\\40\\00\\00\\00" "\\00\\18\\00\\00\\08\\00\\00\\00" "\\00\\1c\\00\\00\\00\\02\\00\\00"
    "\\00\\1f\\00\\00\\20\\00\\00\\00" "\\00\\00\\00\\00\\00\\20\\00\\00")
  (func (export "abiVersion") (result i32) i32.const 4)
  (func (export "layout") (result i32) i32.const 256)
  (func (export "heapBase") (result i32) i32.const 8192)
  (func (export "boot") (param i32 i32 i32) (i32.store (i32.const 8) (i32.const ${FIRST_WISH})))
  (func (export "clock") (param i32 i32 i32 i32) (i32.store (i32.const 20) (local.get 3)))
  (func (export "key") (param i32 i32 i32)
    (if (i32.eqz (local.get 1)) (then return))
    (if (i32.eq (local.get 0) (i32.const 12)) (then unreachable))
    (i32.store (i32.const 0) (i32.mul (local.get 0) (i32.const ${WISH_BYTES})))
    (i32.store (i32.const 24) (i32.const 1))
    (i32.store (i32.const 4) (i32.const 2)))
  (func (export "power") (param i32))
  (func (export "headphones") (param i32))
  (func (export "linkReceive") (param i32) (result i32) local.get 0)
  (func (export "linkPending") (result i32) i32.const 0)
  (func (export "linkTaken") (param i32))
  (func (export "storageDone") (param i32))
  (func (export "entropy") (param i32))
  (func (export "voiceGiven") (param i32)
    (if (i32.eqz (i32.load (i32.const 16))) (then unreachable))
    (i32.store (i32.const 16) (i32.const 0))
    ;; Without voice bytes there is nothing to hear.
    (if (i32.eqz (local.get 0)) (then (i32.store (i32.const 0) (i32.const 0))))
    (i32.store (i32.const 8) (i32.add (i32.load (i32.const 8)) (local.get 0)))
    (i32.store (i32.const 12) (local.get 0)))
  (func (export "renderAudio") (param $max i32) (result i32) (local $count i32)
    (i32.store (i32.const 0x1400) (i32.load (i32.const 24)))
    (i32.store (i32.const 24) (i32.const 0))
    ;; the mark: sample 0, clip 1, begins, language 1
    (i32.store (i32.const 0x1408) (i32.const 0x00010000))
    (i32.store (i32.const 0x140c) (i32.const 0x00000101))
    (loop $next
      (if (i32.and (i32.lt_u (local.get $count) (local.get $max)) (i32.gt_u (i32.load (i32.const 0)) (i32.const 0)))
        (then
          (if (i32.eqz (i32.load (i32.const 12)))
            (then
              (i32.store (i32.const 0x1800) (i32.load (i32.const 8)))
              (i32.store (i32.const 0x1804) (i32.const ${WISH_BYTES}))
              (i32.store (i32.const 16) (i32.const 1))
              (i32.store (i32.const 4) (i32.or (i32.load (i32.const 4)) (i32.const 4))))
            (else
              (i32.store16 (i32.add (i32.const 0x1000) (i32.mul (local.get $count) (i32.const 2)))
                (i32.load8_u (i32.add (i32.const 0x1c00) (i32.sub (i32.const ${WISH_BYTES}) (i32.load (i32.const 12))))))
              (i32.store (i32.const 12) (i32.sub (i32.load (i32.const 12)) (i32.const 1)))
              (i32.store (i32.const 0) (i32.sub (i32.load (i32.const 0)) (i32.const 1)))
              (local.set $count (i32.add (local.get $count) (i32.const 1)))
              (br $next))))))
    local.get $count)
  (func (export "takeEffects") (result i32) (local $effects i32)
    (local.set $effects (i32.load (i32.const 4)))
    (i32.store (i32.const 4) (i32.const 0))
    (i32.or (local.get $effects) (i32.shl (i32.eqz (i32.load (i32.const 0))) (i32.const 5))))
  (func (export "nextWakeMs") (result i32) i32.const -1))
`;

/** Compiles the stand-in. Key `n` of the code reader makes n * 100 samples; key fn traps. */
export async function soundingCore(): Promise<WebAssembly.Module> {
  const wabt = await wabtModule();
  const { buffer } = wabt.parseWat('sounding-core.wat', TEXT).toBinary({});
  return new WebAssembly.Module(Uint8Array.from(buffer));
}
