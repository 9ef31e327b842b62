import * as z from 'zod/mini';
import { callback } from '../../options/shapes';
import { clockShape } from '../clock';
import { environmentSchema } from '../environment';

/* The shapes that options of several functions share. */

/** A text that may not be empty. */
export const text = z.string().check(z.refine((value) => value !== '', 'a text that is not empty'));

/** The address that people come back to. */
const redirectUri = z
  .string()
  .check(z.refine((value) => URL.canParse(value), 'an absolute address'));

/** A tenant is part of an address. */
export const tenantShape = z.optional(
  z
    .string()
    .check(
      z.refine(
        (value) => /^[\da-z][\w.-]*$/i.test(value),
        '"common", "organizations", "consumers", or the id or domain of a tenant',
      ),
    ),
);

/** The members of `ConsentOptions`. */
export const consentShape = {
  clientId: text,
  redirectUri,
  tenant: tenantShape,
  environment: environmentSchema,
  identityProvider: z.optional(z.enum(['Google'])),
};

/** Members of every request for a token. */
export const requestShape = {
  clientId: text,
  environment: environmentSchema,
  fetch: callback<typeof globalThis.fetch>(),
  clock: clockShape,
};
