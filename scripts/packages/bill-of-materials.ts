/**
 * The software bill of materials, in CycloneDX 1.6: every package of the lockfile with its purl, licence, hash and what it
 * needs. Equal lockfiles give equal bytes: no time, and a serial number that comes from the lockfile.
 */
import { createHash } from 'node:crypto';
import { Enums, Models, Serialize, Spec, SPDX } from '@cyclonedx/cyclonedx-library';
import { PackageURL } from 'packageurl-js';
import { BUILT_IN } from './built-in.ts';
import {
  installedPackages,
  needsOf,
  type InstalledPackage,
  type Lockfile,
  type Purpose,
} from './lockfile.ts';

/** The algorithms of Subresource Integrity, and SHA-1 as npm once wrote it. */
const HASH_ALGORITHMS: Readonly<Record<string, Enums.HashAlgorithm>> = {
  sha1: Enums.HashAlgorithm['SHA-1'],
  sha256: Enums.HashAlgorithm['SHA-256'],
  sha384: Enums.HashAlgorithm['SHA-384'],
  sha512: Enums.HashAlgorithm['SHA-512'],
};

/** "Excluded" is CycloneDX's word for what is not there when the product runs. */
const SCOPES: Readonly<Record<Purpose, Enums.ComponentScope>> = {
  required: Enums.ComponentScope.Required,
  optional: Enums.ComponentScope.Optional,
  development: Enums.ComponentScope.Excluded,
};

/** Of CycloneDX's property taxonomy for npm: where it lies in node_modules. */
const PATH_PROPERTY = 'cdx:npm:package:path';

export function purlOf(fullName: string, version: string): string {
  const [name, namespace] = fullName.split('/').reverse();
  return new PackageURL('npm', namespace, name!, version).toString();
}

function licenseOf(text: string): Models.License {
  // npm's words for "there, in that file" may hold an AND and are no expression.
  if (text.startsWith('SEE LICENSE IN ')) return new Models.NamedLicense(text);
  if (SPDX.isSupportedSpdxId(text)) return new Models.SpdxLicense(text);
  return / (?:AND|OR|WITH) /.test(text) ? new Models.LicenseExpression(text) : new Models.NamedLicense(text);
}

/** Subresource Integrity's base64 as hexadecimal digits. */
export function hashesOf(integrity: string): [Enums.HashAlgorithm, string][] {
  return integrity.split(' ').map((entry) => {
    const [algorithm, digest] = entry.split(/-(.*)/s);
    const known = HASH_ALGORITHMS[algorithm!];
    if (known === undefined) throw new Error(`package-lock.json: unknown hash ${algorithm}`);
    return [known, Buffer.from(digest!, 'base64').toString('hex')];
  });
}

/** A UUID of its own making (RFC 9562, version 8) from the lockfile's contents. */
function serialNumberOf(lockfile: Lockfile): string {
  const hash = createHash('sha256').update(JSON.stringify(lockfile)).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)];
  return `urn:uuid:${parts.join('-')}`;
}

/** Parts of packages that are only tools, by npm's account, may be in what is built. */
function scopeOf({ name, location, purpose }: InstalledPackage): Enums.ComponentScope {
  const isBuiltIn = name in BUILT_IN.packages && location === `node_modules/${name}`;
  return isBuiltIn ? Enums.ComponentScope.Required : SCOPES[purpose];
}

function componentOf(installed: InstalledPackage): Models.Component {
  const { name, version, license, integrity } = installed;
  const purl = purlOf(name, version);
  const [shortName, group] = name.split('/').reverse();
  const component = new Models.Component(Enums.ComponentType.Library, shortName!, {
    bomRef: purl,
    version,
    purl,
    scope: scopeOf(installed),
    ...(group === undefined ? {} : { group }),
  });
  component.licenses.add(licenseOf(license));
  for (const [algorithm, content] of hashesOf(integrity ?? '')) component.hashes.set(algorithm, content);
  return component;
}

/** One component for each name and version, however often npm has put it somewhere. */
export function billOfMaterials(lockfile: Lockfile): string {
  const installed = installedPackages(lockfile);
  const root = new Models.Component(Enums.ComponentType.Application, lockfile.name, {
    bomRef: purlOf(lockfile.name, lockfile.version),
    version: lockfile.version,
    purl: purlOf(lockfile.name, lockfile.version),
  });
  root.licenses.add(licenseOf(lockfile.packages['']!.license!));

  const byPurl = new Map<string, Models.Component>();
  const byLocation = new Map<string, Models.Component>();
  for (const each of installed) {
    const purl = purlOf(each.name, each.version);
    const component = byPurl.get(purl) ?? componentOf(each);
    // The strongest of the scopes, where they differ.
    const scopes = [component.scope, scopeOf(each)];
    component.scope = Object.values(Enums.ComponentScope).find((scope) => scopes.includes(scope))!;
    component.properties.add(new Models.Property(PATH_PROPERTY, each.location));
    byPurl.set(purl, component);
    byLocation.set(each.location, component);
  }
  const link = (from: Models.Component, needs: readonly string[]): void => {
    for (const location of needs) from.dependencies.add(byLocation.get(location)!.bomRef);
  };
  link(root, needsOf(lockfile, ''));
  for (const { location, needs } of installed) link(byLocation.get(location)!, needs);

  const bom = new Models.Bom({
    serialNumber: serialNumberOf(lockfile),
    metadata: new Models.Metadata({ component: root }),
    components: new Models.ComponentRepository(byPurl.values()),
  });
  bom.metadata.lifecycles.add(Enums.LifecyclePhase.PreBuild);
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}
