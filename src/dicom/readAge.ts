const yearsPer: Readonly<Record<string, number>> = {
  Y: 1,
  M: 1 / 12,
  W: 7 / 365.25,
  D: 1 / 365.25,
};

/**
 * Years at the time of the study: Patient's Age (`042Y`, `006M`, `003W`, `010D`) where given, else completed
 * years from the birth date to the study date; null if neither can be read.
 */
export function readAge(
  PatientAge: string,
  PatientBirthDate: string,
  StudyDate: string,
): number | null {
  const age = /^(\d{1,3})([DWMY])$/.exec(PatientAge.trim().toUpperCase());
  if (age) return Number(age[1]) * (yearsPer[age[2] ?? ''] ?? 1);
  const birth = parseDate(PatientBirthDate);
  const study = parseDate(StudyDate);
  if (!birth || !study) return null;
  const hadBirthday = study.monthDay >= birth.monthDay;
  const years = study.year - birth.year - (hadBirthday ? 0 : 1);
  return years >= 0 && years < 150 ? years : null;
}

/** `YYYYMMDD`, or ACR-NEMA's `YYYY.MM.DD`. */
function parseDate(date: string) {
  const parts = /^(\d{4})[.\-/]?(\d{2})[.\-/]?(\d{2})$/.exec(date.trim());
  if (!parts) return null;
  const [, year, month, day] = parts.map(Number);
  if (!year || !month || !day || month > 12 || day > 31) return null;
  return { year, monthDay: month * 100 + day };
}
