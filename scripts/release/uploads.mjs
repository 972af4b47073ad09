/** Where each package goes, by its name, and which page of docs/store tells what to paste there. */
const stores = [
  {
    name: 'Chrome Web Store',
    address: 'https://chrome.google.com/webstore/devconsole',
    packages: [{ what: 'package', names: [/chrom.*\.zip$/i] }],
    page: /chrome/i,
  },
  {
    name: 'Microsoft Edge Add-ons',
    address: 'https://partner.microsoft.com/dashboard/microsoftedge/overview',
    // Edge takes Chrome's package where it has none of its own.
    packages: [{ what: 'package', names: [/edge.*\.zip$/i, /chrom.*\.zip$/i] }],
    page: /edge/i,
  },
  {
    name: 'addons.mozilla.org',
    address: 'https://addons.mozilla.org/developers/addons',
    packages: [
      { what: 'package', names: [/\.xpi$/i, /firefox.*\.zip$/i] },
      // What is bundled cannot be reviewed without it.
      { what: 'source archive', names: [/source.*\.zip$/i, /src.*\.zip$/i] },
    ],
    page: /firefox|mozilla|amo/i,
  },
];

/**
 * What to upload where, a line each.
 *
 * @param {ReadonlyMap<string, string>} sums the packages' names and their SHA-256
 * @param {readonly string[]} pages the files under docs/store
 */
export function uploadGuide(sums, pages) {
  const general = pages.filter((page) => !stores.some((store) => store.page.test(page)));
  return stores.flatMap(({ name, address, packages, page }) => [
    '',
    `${name}: ${address}`,
    ...packages.flatMap(({ what, names }) => {
      const file = findFirst([...sums.keys()], names);
      return file === undefined
        ? [`  ${what}: none was made`]
        : [`  ${what}: artifacts/packages/${file}`, `    sha256 ${sums.get(file)}`];
    }),
    ...[...pages.filter((each) => page.test(each)), ...general].map(
      (each) => `  to paste: docs/store/${each}`,
    ),
  ]);
}

function findFirst(files, patterns) {
  for (const pattern of patterns) {
    const file = files.find((each) => pattern.test(each) && isPackage(each, pattern));
    if (file !== undefined) return file;
  }
  return undefined;
}

/** A source archive may have a browser in its name, and is no package for all that. */
function isPackage(file, pattern) {
  return /so?u?rce?/.test(pattern.source) || !/(source|src)[^/]*\.zip$/i.test(file);
}
