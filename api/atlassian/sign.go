package atlassian

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"time"
)

// The signature check of Jira 11 and Confluence 10 knows Ed25519 alone: a detached
// signature over the bytes of the jar, and the signer's certificate in a folder that an
// administrator keeps.

// Signer signs jars with one key.
type Signer struct {
	key         ed25519.PrivateKey
	certificate []byte // DER
}

// certificateYears is how long a new certificate holds. It is replaced by hand on every
// server, so rarely.
const certificateYears = 10

// NewSigner makes a key and a certificate of its own that holds from now on for ten
// years. The name is what an administrator reads in the list of trusted certificates.
func NewSigner(name string, now time.Time) (*Signer, error) {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	return certified(key, name, now)
}

func certified(key ed25519.PrivateKey, name string, now time.Time) (*Signer, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return nil, fmt.Errorf("choosing a serial number: %w", err)
	}
	template := &x509.Certificate{
		SerialNumber:          serial,
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             now.UTC().Truncate(time.Second),
		NotAfter:              now.UTC().Truncate(time.Second).AddDate(certificateYears, 0, 0),
		KeyUsage:              x509.KeyUsageDigitalSignature,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageCodeSigning},
		BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, fmt.Errorf("making a certificate: %w", err)
	}
	return &Signer{key, der}, nil
}

const (
	keyBlock         = "PRIVATE KEY"
	certificateBlock = "CERTIFICATE"
)

// ReadSigner reads PEM: a PKCS #8 Ed25519 key and the certificate that belongs to it, in
// any order, as PEM writes them or as OpenSSL does.
func ReadSigner(source []byte) (*Signer, error) {
	s := &Signer{}
	for {
		var block *pem.Block
		if block, source = pem.Decode(source); block == nil {
			break
		}
		switch block.Type {
		case keyBlock:
			key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
			if err != nil {
				return nil, errors.New("the private key cannot be read")
			}
			var ok bool
			if s.key, ok = key.(ed25519.PrivateKey); !ok {
				return nil, errors.New("the private key is not Ed25519, the only kind that Jira checks")
			}
		case certificateBlock:
			if s.certificate == nil {
				s.certificate = block.Bytes
			}
		}
	}
	return s, s.check()
}

func (s *Signer) check() error {
	if s.key == nil {
		return errors.New("no block PRIVATE KEY, as PKCS #8")
	}
	if s.certificate == nil {
		return errors.New("no block CERTIFICATE beside the key")
	}
	certificate, err := x509.ParseCertificate(s.certificate)
	if err != nil {
		return fmt.Errorf("reading the certificate: %w", err)
	}
	public, ok := certificate.PublicKey.(ed25519.PublicKey)
	if !ok || !public.Equal(s.key.Public()) {
		return errors.New("the certificate is of another key")
	}
	return nil
}

// PEM is the key with its certificate, for ReadSigner; it is a secret.
func (s *Signer) PEM() ([]byte, error) {
	der, err := x509.MarshalPKCS8PrivateKey(s.key)
	if err != nil {
		return nil, fmt.Errorf("writing the key: %w", err)
	}
	key := pem.EncodeToMemory(&pem.Block{Type: keyBlock, Bytes: der})
	return bytes.Join([][]byte{key, s.Certificate()}, nil), nil
}

// Certificate is the certificate as PEM, for the folder of trusted ones.
func (s *Signer) Certificate() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: certificateBlock, Bytes: s.certificate})
}

// Sign returns the detached signature of a jar in Base64, as the upload dialog takes it.
func (s *Signer) Sign(jar []byte) string {
	return base64.StdEncoding.EncodeToString(ed25519.Sign(s.key, jar))
}
