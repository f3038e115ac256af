package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

const (
	certSetting = "PLUGIO_TLS_CERT"
	keySetting  = "PLUGIO_TLS_KEY"
)

// loadCertificate reads the key pair to start with.
func (s *settings) loadCertificate() error {
	switch {
	case s.certFile == "" && s.keyFile == "":
		return nil
	case s.certFile == "":
		return errors.New(certSetting + ": must be set together with " + keySetting)
	case s.keyFile == "":
		return errors.New(keySetting + ": must be set together with " + certSetting)
	}
	pair, err := s.readPair()
	if err != nil {
		return err
	}
	s.certificate = &certificate{}
	s.certificate.current.Store(pair)
	s.api.TLS = s.certificate.config()
	return nil
}

// readPair reads the two files. A fault names the one that has it.
func (s *settings) readPair() (*tls.Certificate, error) {
	cert, certErr := readPEM(certSetting, s.certFile)
	key, keyErr := readPEM(keySetting, s.keyFile)
	if err := errors.Join(certErr, keyErr); err != nil {
		return nil, err
	}
	pair, err := tls.X509KeyPair(cert, key)
	if err != nil {
		return nil, s.certificateFault(cert, key)
	}
	return &pair, nil
}

func readPEM(setting, file string) ([]byte, error) {
	text, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: %s does not exist", setting, file)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("%s: %s may not be read by this user", setting, file)
	case err != nil:
		return nil, fmt.Errorf("%s: %s cannot be read: %w", setting, file, reason(err))
	}
	return text, nil
}

// certificateFault says which of two files makes them no pair.
func (s *settings) certificateFault(cert, key []byte) error {
	fault := func(setting, file, what string) error { return fmt.Errorf("%s: %s %s", setting, file, what) }
	der, kinds := firstBlock(cert, func(kind string) bool { return kind == "CERTIFICATE" })
	if der == nil {
		return fault(certSetting, s.certFile, "holds no certificate in PEM"+instead(kinds))
	}
	if _, err := x509.ParseCertificate(der); err != nil {
		return fault(certSetting, s.certFile, "holds a certificate that cannot be read")
	}
	der, kinds = firstBlock(key, func(kind string) bool { return strings.HasSuffix(kind, "PRIVATE KEY") && kind != encrypted })
	if der == nil {
		return fault(keySetting, s.keyFile, "holds no private key in PEM"+instead(kinds))
	}
	if !isPrivateKey(der) {
		return fault(keySetting, s.keyFile, "holds a private key that cannot be read")
	}
	return fault(keySetting, s.keyFile, "is not the key of the first certificate in "+s.certFile)
}

const encrypted = "ENCRYPTED PRIVATE KEY"

// firstBlock returns the first block of a wanted kind, and the kinds of all.
func firstBlock(text []byte, wanted func(kind string) bool) (der []byte, kinds []string) {
	for {
		var block *pem.Block
		if block, text = pem.Decode(text); block == nil {
			return der, kinds
		}
		if kinds = append(kinds, block.Type); der == nil && wanted(block.Type) {
			der = block.Bytes
		}
	}
}

// instead says what a file holds in place of what it should.
func instead(kinds []string) string {
	if len(kinds) == 0 {
		return ""
	}
	return " but " + strings.ToLower(strings.Join(kinds, ", "))
}

func isPrivateKey(der []byte) bool {
	_, pkcs8 := x509.ParsePKCS8PrivateKey(der)
	_, pkcs1 := x509.ParsePKCS1PrivateKey(der)
	_, ec := x509.ParseECPrivateKey(der)
	return pkcs8 == nil || pkcs1 == nil || ec == nil
}
