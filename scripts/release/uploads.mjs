/** Where each package goes, by the end of its name. */
const stores = [
  {
    name: 'Chrome Web Store',
    address: 'https://chrome.google.com/webstore/devconsole',
    packages: [{ what: 'package', ending: '-chrome.zip' }],
  },
  {
    name: 'Microsoft Edge Add-ons',
    address: 'https://partner.microsoft.com/dashboard/microsoftedge/overview',
    packages: [{ what: 'package', ending: '-chrome.zip' }],
  },
  {
    name: 'addons.mozilla.org',
    address: 'https://addons.mozilla.org/developers/addons',
    packages: [
      { what: 'package', ending: '-firefox.xpi' },
      // Reviewers need it to check the bundle.
      { what: 'source archive', ending: '-source.zip' },
    ],
  },
];

/**
 * What to upload where, a line each, and what to paste there.
 *
 * @param {ReadonlyMap<string, string>} sums the packages' names and their SHA-256
 * @param {readonly string[]} pages the files under docs/store
 */
export function uploadGuide(sums, pages) {
  return [
    ...stores.flatMap(({ name, address, packages }) => [
      '',
      `${name}: ${address}`,
      ...packages.flatMap(({ what, ending }) => {
        const file = [...sums.keys()].find((each) => each.endsWith(ending));
        return file === undefined
          ? [`  ${what}: none was made`]
          : [`  ${what}: artifacts/packages/${file}`, `    sha256 ${sums.get(file)}`];
      }),
    ]),
    '',
    'To paste into their forms, with the pictures of `npm run store:pictures`:',
    ...pages.map((page) => `  docs/store/${page}`),
  ];
}
