/** Where the service listens, and whom its tokens are for. Addresses have no slash at their end. */
export interface ServiceHosts {
  readonly bulk: string;
  readonly campaignManagement: string;
  readonly customerManagement: string;
  /**
   * The host name that files, and with them the tokens, may be sent to. It begins with a dot if it
   * stands for all names that end with it.
   */
  readonly uploads: string;
  /** Where people sign in with a Microsoft account. */
  readonly microsoft: { readonly issuer: string; readonly scope: string };
  /** Where people sign in with a Google account. */
  readonly google: { readonly authorize: string; readonly token: string; readonly scope: string };
}

/** Sources: the authentication guide, which was extended by Google in March 2026. */
const google = {
  authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
  token: 'https://oauth2.googleapis.com/token',
  scope: 'openid profile email',
} as const;

const issuer = 'https://login.microsoftonline.com';

/**
 * The two environments of the service.
 *
 * Sources: Get Started and Sandbox guides; for the sandbox's scope the vendor's SDKs.
 */
export const serviceHosts = {
  production: {
    bulk: 'https://bulk.api.bingads.microsoft.com',
    campaignManagement: 'https://campaign.api.bingads.microsoft.com',
    customerManagement: 'https://clientcenter.api.bingads.microsoft.com',
    uploads: '.api.bingads.microsoft.com',
    microsoft: { issuer, scope: 'https://ads.microsoft.com/msads.manage' },
    google,
  },
  sandbox: {
    bulk: 'https://bulk.api.sandbox.bingads.microsoft.com',
    campaignManagement: 'https://campaign.api.sandbox.bingads.microsoft.com',
    customerManagement: 'https://clientcenter.api.sandbox.bingads.microsoft.com',
    uploads: '.api.sandbox.bingads.microsoft.com',
    microsoft: { issuer, scope: 'https://si.ads.microsoft.com/msads.manage' },
    google,
  },
} as const satisfies { readonly [environment: string]: ServiceHosts };

/**
 * The addresses of a double of the service, all of them at one origin.
 * @param origin such as `http://127.0.0.1:8080`, without a slash at its end
 */
export function hostsAt(origin: string): ServiceHosts {
  return {
    bulk: origin,
    campaignManagement: origin,
    customerManagement: origin,
    uploads: new URL(origin).hostname,
    microsoft: { ...serviceHosts.production.microsoft, issuer: `${origin}/login` },
    google: { ...google, authorize: `${origin}/google/authorize`, token: `${origin}/google/token` },
  };
}

/** Operations of the service by name: the host that answers them, and the path there. */
export const serviceOperations = {
  GetBulkUploadUrl: { host: 'bulk', path: '/Bulk/v13/BulkUploadUrl/Query' },
  GetBulkUploadStatus: { host: 'bulk', path: '/Bulk/v13/BulkUploadStatus/Query' },
  GetConversionGoalsByIds: {
    host: 'campaignManagement',
    path: '/CampaignManagement/v13/ConversionGoals/QueryByIds',
  },
  GetOfflineConversionReportByGoalIds: {
    host: 'campaignManagement',
    path: '/CampaignManagement/v13/OfflineConversionReport/QueryByGoalIds',
  },
  ApplyOfflineConversions: {
    host: 'campaignManagement',
    path: '/CampaignManagement/v13/OfflineConversions/Apply',
  },
  ApplyOfflineConversionAdjustments: {
    host: 'campaignManagement',
    path: '/CampaignManagement/v13/OfflineConversionAdjustments/Apply',
  },
  GetUser: { host: 'customerManagement', path: '/CustomerManagement/v13/User/Query' },
  SearchAccounts: { host: 'customerManagement', path: '/CustomerManagement/v13/Accounts/Search' },
} as const;

/** An operation that is called by JSON. */
export type ServiceOperation = keyof typeof serviceOperations;

/** Everything that is called: operations, and the three addresses that they and the sign-in hand out. */
export type ServiceCall = ServiceOperation | 'UploadBulkFile' | 'DownloadResult' | 'GetToken';
