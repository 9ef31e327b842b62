import { ResultUrls } from './bulk/result-urls';
import { Uploads } from './bulk/uploads';
import { Conversions } from './campaign/conversions';
import { Goals } from './campaign/goals';
import { customerOf } from './credentials';
import type { DoubleSettings } from './options';
import { Codes } from './sign-in/codes';
import { Tokens } from './sign-in/tokens';

/** A file that the double has received. */
export interface ReceivedFile {
  readonly requestId: string;
  readonly accountId: string;
  /** The name that its part of the form gives it. */
  readonly name: string;
  /** The name of that part. */
  readonly partName: string | undefined;
  readonly contentType: string | undefined;
  /** Its size as it was sent, packed or not. */
  readonly bytes: number;
  /** Rows after its header and its Format Version. */
  readonly records: number;
}

/** All that the double remembers. */
export class Service {
  readonly settings: DoubleSettings;
  readonly tokens: Tokens;
  readonly codes: Codes;
  readonly uploads: Uploads;
  readonly resultUrls: ResultUrls;
  readonly files: ReceivedFile[] = [];
  readonly #goals: Goals;
  readonly #conversions = new Conversions();

  private constructor(settings: DoubleSettings, goals: Goals) {
    const now = () => settings.clock.now();
    this.settings = settings;
    this.#goals = goals;
    this.tokens = new Tokens(now, settings.tokenLife);
    this.codes = new Codes(now);
    const customers = new Map(
      settings.accounts.map((account) => [account.id, customerOf(account)]),
    );
    this.uploads = new Uploads(
      now,
      settings.processingTime,
      (accountId) => customers.get(accountId) as string,
    );
    this.resultUrls = new ResultUrls(now, settings.resultUrlLife);
  }

  static async open(settings: DoubleSettings): Promise<Service> {
    return new Service(settings, await Goals.open(settings.goals));
  }

  get now(): number {
    return this.settings.clock.now();
  }

  /** The goals, with those that conversions have brought. */
  get goals(): Goals {
    this.#countEnded();
    return this.#goals;
  }

  get conversions(): Conversions {
    this.#countEnded();
    return this.#conversions;
  }

  /** Counts the records of the uploads that have ended by now. */
  #countEnded(): void {
    for (const upload of this.uploads.takeEnded()) {
      const { receipt, requestId } = upload;
      const { end } = receipt?.end ?? {};
      if (!receipt?.outcome || (end !== undefined && !end.startsWith('Completed'))) continue;
      const countedAt = this.uploads.endOf(upload);
      const arrival = { channel: 'BulkAPI', receivedAt: receipt.at, countedAt, requestId } as const;
      for (const record of receipt.outcome.accepted) {
        this.#goals.named(record.conversionName);
        this.#conversions.add(record, arrival);
      }
      receipt.outcome = { ...receipt.outcome, accepted: [] };
    }
  }
}
