/** A client of the serial link that says in words why a token refused: LinkRefusal in place of NumberedRefusal. */
import { LinkRefusal } from './errors.ts';
import { NumberedLinkClient } from './numbered-client.ts';
import type { MessageName } from './protocol.generated.ts';

export class LinkClient extends NumberedLinkClient {
  protected override refusal(
    request: MessageName,
    code: number,
    detailByte: number,
    sent: object,
  ): LinkRefusal {
    return new LinkRefusal(request, code, detailByte, sent);
  }
}
