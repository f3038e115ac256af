#!/usr/bin/env bash
# Makes the files of noto/ from their origins. It is run by hand when a font is added
# or updated, not by go generate: it needs the network, npm, dpkg, zstd and fonttools.
# The same versions of zstd and fonttools give the same bytes; README.md names them.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/sources" "$work/packages"

(
	cd "$work/packages"
	for package in noto-sans-{arabic@0.4.3,devanagari@0.4.1,hebrew@0.4.1,thai@0.4.2,khmer@0.4.3,lao@0.4.2} \
		noto-sans-{sc@0.4.3,tc@0.4.3,jp@0.4.3,kr@0.4.3} noto-emoji@0.4.7; do
		npm pack --silent "@expo-google-fonts/$package" | xargs tar xzf
		cp package/400Regular/*.ttf package/600SemiBold/*.ttf ../sources
		rm -r package
	done
	apt-get download -q fonts-noto-core=20201225-1 fonts-noto-extra=20201225-1
	for package in *.deb; do dpkg -x "$package" debian; done
	cp debian/usr/share/fonts/truetype/noto/NotoSans*-{Regular,Bold}.ttf ../sources
	find debian -name 'NotoSans*-SemiBold.ttf' -exec cp {} ../sources \;
)
cp ../inter/Inter_400Regular.ttf "$work/sources"
(cd "$work/sources" && sha256sum --check --quiet) <sources.sha256

"${PYTHON:-python3}" subset.py "$work/sources" "$work/noto"
for group in small large; do
	mkdir -p "../noto/$group"
	rm -f "../noto/$group"/*
	zstd -q --ultra -22 --rm "$work/noto/$group"/*.ttf
	cp "$work/noto/$group"/* "../noto/$group"
done
