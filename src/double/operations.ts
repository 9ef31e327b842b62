import { type ServiceOperation, serviceOperations } from '../vendor/hosts';
import type { Answer } from './answer';
import { answerStatus, answerUploadUrl } from './bulk/answer-uploads';
import { answerApply } from './campaign/answer-apply';
import { answerGoals } from './campaign/answer-goals';
import { answerReport } from './campaign/answer-report';
import { answerAccounts, answerUser } from './customer';
import type { Service } from './service';

/** A call of an operation whose credentials are right. */
export interface OperationCall {
  readonly origin: string;
  readonly accountId: string | undefined;
  /** The parsed body. */
  readonly body: object;
}

type Operation = (call: OperationCall, service: Service) => Answer | Promise<Answer>;

export const operations: { readonly [Name in ServiceOperation]: Operation } = {
  GetBulkUploadUrl: ({ body, accountId, origin }, service) =>
    answerUploadUrl(body, accountId, origin, service),
  GetBulkUploadStatus: ({ body, origin }, service) => answerStatus(body, origin, service),
  GetConversionGoalsByIds: ({ body }, { goals }) => answerGoals(body, goals),
  GetOfflineConversionReportByGoalIds: ({ body }, { conversions, goals }) =>
    answerReport(body, conversions, goals),
  ApplyOfflineConversions: ({ body }, service) =>
    answerApply('ApplyOfflineConversions', body, service),
  ApplyOfflineConversionAdjustments: ({ body }, service) =>
    answerApply('ApplyOfflineConversionAdjustments', body, service),
  GetUser: ({ body }) => answerUser(body),
  SearchAccounts: ({ body }, { settings }) => answerAccounts(body, settings.accounts),
};

const byPath = new Map<string, ServiceOperation>(
  Object.entries(serviceOperations).map(([name, { path }]) => [path, name as ServiceOperation]),
);

/** The operation at a path. */
export function operationAt(path: string): ServiceOperation | undefined {
  return byPath.get(path);
}
