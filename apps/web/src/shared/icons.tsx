/** Drawn in the colour of the text around them, and silent: the button says what it does. */
function Icon({ path }: { path: string }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export const CalendarIcon = () => <Icon path="M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5" />;
export const MenuIcon = () => <Icon path="M2.5 4h11M2.5 8h11M2.5 12h11" />;
export const DownloadIcon = () => <Icon path="M8 2.5v7m0 0 2.8-2.8M8 9.5 5.2 6.7M3 12.5h10" />;
export const TableIcon = () => <Icon path="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 3.5v9" />;
export const ChartIcon = () => <Icon path="M2.5 2.5v11h11M5 10l3-3 2 2 3.5-4.5" />;
export const BackIcon = () => <Icon path="M10 3.5 5.5 8l4.5 4.5" />;
export const ForwardIcon = () => <Icon path="M6 3.5 10.5 8 6 12.5" />;
export const ArrowIcon = () => <Icon path="M3 8h10m0 0L9.5 4.5M13 8l-3.5 3.5" />;
export const CheckIcon = () => <Icon path="m3 8.5 3.2 3.2L13 4.5" />;
export const ClockIcon = () => <Icon path="M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 5v3.2l2 1.3" />;
