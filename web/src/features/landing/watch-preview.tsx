// The product as it is: pictures of a deployment on this very screen.
export function WatchPreview() {
  const look = "w-full rounded-xl border shadow-lg";
  const size = { width: 1280, height: 800 };
  return (
    <div aria-hidden>
      {/* eslint-disable-next-line @next/next/no-img-element -- files of ours in the right size */}
      <img alt="" src="/screens/deployment-light.webp" {...size} className={`${look} dark:hidden`} />
      {/* eslint-disable-next-line @next/next/no-img-element -- files of ours in the right size */}
      <img
        alt=""
        src="/screens/deployment-dark.webp"
        {...size}
        loading="lazy"
        className={`${look} hidden dark:block`}
      />
    </div>
  );
}
