/**
 * Prints `N passed, N failed` over the reports that the runners named on the command line have left,
 * as `vitest:FILE.json`, `playwright:FILE.json` or `pytest:FILE.xml`. A report that is missing counts
 * as one failure, because its runner never got as far as running a test.
 */
import { existsSync, readFileSync } from 'node:fs';

const readers = {
  vitest(text) {
    const report = JSON.parse(text);
    // A file that fails before its tests are collected has no failed test of its own.
    const brokenFiles = report.testResults.filter(
      (file) =>
        file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'),
    );
    return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
  },
  playwright(text) {
    const { stats, errors } = JSON.parse(text);
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
  },
  pytest(text) {
    const count = (name) => Number(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`).exec(text)[1]);
    const failed = count('failures') + count('errors');
    return { passed: count('tests') - failed - count('skipped'), failed };
  },
};

let passed = 0;
let failed = 0;
for (const argument of process.argv.slice(2)) {
  const [runner, file] = argument.split(':');
  const result = existsSync(file)
    ? readers[runner](readFileSync(file, 'utf8'))
    : { passed: 0, failed: 1 };
  console.log(`${runner}: ${result.passed} passed, ${result.failed} failed`);
  passed += result.passed;
  failed += result.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
