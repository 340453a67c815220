// Another system held against the library: return dates counted in JavaScript, compared with the conformance vectors.
//
//   python -m motcua vectors time --count 200 > vectors.json
//   python -m motcua calendar 2018 2032 --csv > calendar.csv
//   node examples/conformance.mjs vectors.json calendar.csv
//
// Only limits in working days and in days are counted here, in forty lines; the rest is left for your system to do.
import { readFileSync } from "node:fs";

const [vectorsFile, calendarFile] = process.argv.slice(2);
if (!calendarFile) {
  console.error("usage: node conformance.mjs vectors.json calendar.csv");
  process.exit(2);
}
const { vectors } = JSON.parse(readFileSync(vectorsFile, "utf8"));
const rows = readFileSync(calendarFile, "utf8").trim().split("\n").slice(1).map((line) => line.split(","));
const working = new Map(rows.map(([date, isWorking]) => [date, isWorking === "1"]));

const after = (day, n) => {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + n);
  return moved.toISOString().slice(0, 10);
};
const onOrAfter = (day) => (working.get(day) ? day : onOrAfter(after(day, 1)));
const addWorkingDays = (day, n) => (n === 0 ? day : addWorkingDays(onOrAfter(after(day, 1)), n - 1));

// The day that counts as the day of receipt: moved by the office's convention, then by a cut-off of the limit.
function receiptDay({ received, hours, limit, options }) {
  const [day, clock] = [received.slice(0, 10), received.slice(11, 19)];
  const closing = `${hours.slice(-5)}:00`;
  const outside = !working.get(day) || clock > closing;
  if (options.start === "next-opening" && outside) return onOrAfter(clock > closing ? after(day, 1) : day);
  return limit.cutoff && clock > limit.cutoff ? onOrAfter(after(day, 1)) : day;
}

const due = {
  WorkingDays: (asked) => addWorkingDays(receiptDay(asked), asked.limit.amount),
  CalendarDays: (asked) => onOrAfter(after(receiptDay(asked), asked.limit.amount)),
};

const known = vectors.filter(({ kind, asked }) => kind === "time" && asked.limit.type in due);
const wrong = known.filter(({ asked, expected }) => due[asked.limit.type](asked) !== expected.date);
for (const { id, asked, expected } of wrong) {
  console.log(`${id}: ${asked.wording} from ${asked.received}: ${due[asked.limit.type](asked)}, not ${expected.date}`);
}
console.log(`${known.length - wrong.length} of ${known.length} return dates agree`);
console.log(`${vectors.length - known.length} other vectors were passed over: this script does not answer them`);
process.exit(wrong.length || !known.length ? 1 : 0);
