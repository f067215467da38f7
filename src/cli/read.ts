import { runRead } from './runRead';

/* `npm run --silent read -- --json OUT.json FILE…`: the app's own stages from the command line. */

// Nothing but the JSON file is output; what people want to know goes to standard error.
const status = await runRead(process.argv.slice(2), (line) => process.stderr.write(`${line}\n`));
// The engine's threads and decoders must not keep the process.
process.exit(status);
