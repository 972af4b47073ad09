import { seedAccessKey, seedApps } from '../../sandbox/seeds/apps';

/** An administrator's policy for the sandbox at `serviceUrl`, correct except for three entries. */
export const managedSettings = (serviceUrl: string) => ({
  environments: [
    {
      id: 'acme',
      label: 'Acme (managed)',
      appHost: serviceUrl,
      appId: seedApps.post.appId,
      authMethod: seedApps.post.authMethod,
      // An agent may have been given the application's secret and not that of the access key.
      managementHost: serviceUrl,
      accessKeyId: seedAccessKey.accessKeyId,
    },
    { id: 'half', label: 'Without a host', appId: 'x', authMethod: 'none' },
  ],
  lockIdleMinutesMax: 5,
  lockAbsoluteHoursMax: 'eight',
  lockedAfter: 3,
  practice: false,
  safeguards: { ticket: 'always', ticketPattern: 'INC-#' },
});

/** What the page says about it. */
export const managedEntries = [
  'environments.acme',
  'lockIdleMinutesMax',
  'practice',
  'safeguards.ticket',
  'safeguards.ticketPattern',
];
