import { cn } from "@/ui/cn";

const sizes = { "1280": { width: 1280, height: 800 }, "390": { width: 390, height: 844 } };
type Width = keyof typeof sizes;

// The product as it is: one of the pictures that `tools/web screens` takes, in the scheme of who looks.
export function ScreenPicture({
  name,
  isFirst,
  className,
}: {
  name: `${string}-${Width}`;
  isFirst?: boolean; // in the first view: not to be waited for
  className?: string;
}) {
  const size = sizes[name.slice(name.lastIndexOf("-") + 1) as Width];
  const look = cn("w-full border shadow-lg", size.width < 600 ? "rounded-3xl" : "rounded-xl", className);
  const source = (scheme: "light" | "dark") => `/screens/${name}-${scheme}.webp`;
  return (
    <div aria-hidden>
      {/* eslint-disable-next-line @next/next/no-img-element -- files of ours in the right size */}
      <img
        alt=""
        src={source("light")}
        {...size}
        loading={isFirst ? "eager" : "lazy"}
        className={cn(look, "dark:hidden")}
      />
      {/* eslint-disable-next-line @next/next/no-img-element -- files of ours in the right size */}
      <img alt="" src={source("dark")} {...size} loading="lazy" className={cn(look, "hidden dark:block")} />
    </div>
  );
}
