/** What carries a request to the issuer's API and brings its answer: by HTTP, or within the process. */

export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  /** From `/api/` on. */
  readonly path: string;
  /** JSON, unless it comes in parts. */
  readonly body?: object;
  readonly parts?: AsyncIterable<Uint8Array>;
}

export interface ApiReply {
  readonly status: number;
  readonly text: string;
}

export type Carrier = (request: ApiRequest) => Promise<ApiReply>;

/** What comes in parts is bytes: see the API's description. */
export const PARTS_MEDIA_TYPE = 'application/octet-stream';

/** No answer came: what the request asked for may have been done, or not. */
export class ServiceAway extends Error {
  override readonly name = 'ServiceAway';
}
