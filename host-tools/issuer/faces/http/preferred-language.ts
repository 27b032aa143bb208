/** In which language a person is met who has not chosen one: her browser's, Danish unless it prefers English. */
import type { FastifyRequest } from 'fastify';
import type { Language } from '../../domain/records/person.ts';

export function preferredLanguage(request: FastifyRequest): Language {
  const accepted = request.headers['accept-language'] ?? '';
  return /^\s*en\b/i.test(accepted) ? 'en' : 'da';
}
