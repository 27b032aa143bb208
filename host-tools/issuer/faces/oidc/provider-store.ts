/** What oidc-provider keeps, on the issuer's store: names hashed, contents sealed, so that a copy of the database opens no login. */
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Ports } from '../../domain/ports/ports.ts';
import type { Sealing } from '../../domain/ports/sealing.ts';
import type { ServiceLoginRow } from '../../domain/records/service-login.ts';

interface StoreParts {
  readonly ports: Pick<Ports, 'store' | 'secrecy'>;
  readonly sealing: Sealing;
  readonly now: () => number;
}

/** The adapter of one kind, as oidc-provider asks for it. */
export function providerStore({
  ports: { store, secrecy },
  sealing,
  now,
}: StoreParts): (kind: string) => Adapter {
  return (kind) => {
    const purpose = `service-login ${kind}`;
    const hashed = (name: string | undefined): string | null =>
      name === undefined ? null : secrecy.hash(name);

    function opened(row: ServiceLoginRow | null): AdapterPayload | undefined {
      const content = row === null ? null : sealing.open(purpose, row.sealedContent);
      if (row === null || content === null) return undefined;
      const payload = JSON.parse(content) as AdapterPayload;
      return row.usedAtUnixSeconds === null ? payload : { ...payload, consumed: row.usedAtUnixSeconds };
    }

    return {
      async upsert(name, payload, expiresInSeconds) {
        const { grantId, uid, accountId } = payload;
        const row: ServiceLoginRow = {
          kind,
          nameHash: secrecy.hash(name),
          personId: typeof accountId === 'string' ? accountId : null,
          grantHash: hashed(grantId),
          secondNameHash: hashed(uid),
          sealedContent: sealing.seal(purpose, JSON.stringify(payload)),
          // Without a time it would stay for ever.
          endsAtUnixSeconds: expiresInSeconds === undefined ? null : now() + Math.ceil(expiresInSeconds),
          usedAtUnixSeconds: null,
        };
        await store.transaction((rows) => rows.serviceLogins.put(row));
      },
      find: async (name) =>
        opened(await store.read((rows) => rows.serviceLogins.find(kind, secrecy.hash(name), now()))),
      findByUid: async (uid) =>
        opened(
          await store.read((rows) => rows.serviceLogins.findBySecondName(kind, secrecy.hash(uid), now())),
        ),
      // Codes for devices without a keyboard are not offered.
      findByUserCode: () => Promise.resolve(undefined),
      async consume(name) {
        const isFirst = await store.transaction((rows) =>
          rows.serviceLogins.use(kind, secrecy.hash(name), now()),
        );
        // Two requests with one code at once: both found it unused, and only one may go on.
        if (!isFirst) throw new Error(`${kind}: expected one that was not used, got one that was`);
      },
      destroy: (name) => store.transaction((rows) => rows.serviceLogins.remove(kind, secrecy.hash(name))),
      revokeByGrantId: (grantId) =>
        store.transaction((rows) => rows.serviceLogins.removeGrant(secrecy.hash(grantId))),
    };
  };
}
